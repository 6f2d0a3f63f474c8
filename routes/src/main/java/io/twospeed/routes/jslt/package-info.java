/** JSLT in a product: compiled once, bounded, as a step, an expression and a predicate. */
@NullMarked
package io.twospeed.routes.jslt;

import org.jspecify.annotations.NullMarked;
