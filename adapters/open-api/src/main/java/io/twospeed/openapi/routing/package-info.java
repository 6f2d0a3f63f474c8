/** Which operation of which live product a request is for, and the pages that tell of them. */
@NullMarked
package io.twospeed.openapi.routing;

import org.jspecify.annotations.NullMarked;
