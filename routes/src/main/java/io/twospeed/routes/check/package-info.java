/** Checks a product's files as a whole, and tells every finding at once. */
@NullMarked
package io.twospeed.routes.check;

import org.jspecify.annotations.NullMarked;
