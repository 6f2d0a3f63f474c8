/** The one answer a connection is owed: what a route came to, as bytes, or a problem. */
@NullMarked
package io.twospeed.openapi.answer;

import org.jspecify.annotations.NullMarked;
