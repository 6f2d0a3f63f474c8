/** Regular expressions as ECMA-262 has them, for an engine that reads another language. */
@NullMarked
package io.twospeed.openapi.pattern;

import org.jspecify.annotations.NullMarked;
