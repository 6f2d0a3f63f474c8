/** Tells clients that their operations have ended. */
@NullMarked
package io.twospeed.openapi.callback;

import org.jspecify.annotations.NullMarked;
