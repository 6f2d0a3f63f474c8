/** How versions of products come, share the requests, go back and go. */
@NullMarked
package io.twospeed.routes.release;

import org.jspecify.annotations.NullMarked;
