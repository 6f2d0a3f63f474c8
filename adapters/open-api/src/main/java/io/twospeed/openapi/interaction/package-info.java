/** Requests that may change the core, written down before they are served and answered at last. */
@NullMarked
package io.twospeed.openapi.interaction;

import org.jspecify.annotations.NullMarked;
