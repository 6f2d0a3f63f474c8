/** Regular expressions that others write, within bounds. */
@NullMarked
package io.twospeed.base.regex;

import org.jspecify.annotations.NullMarked;
