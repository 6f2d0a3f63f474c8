/** JSLT within bounds: an expression ends soon, and what it makes stays small. */
@NullMarked
package io.twospeed.base.jslt;

import org.jspecify.annotations.NullMarked;
