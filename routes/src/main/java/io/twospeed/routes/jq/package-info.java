/** The expression language jq, with a bound around every part of it. */
@NullMarked
package io.twospeed.routes.jq;

import org.jspecify.annotations.NullMarked;
