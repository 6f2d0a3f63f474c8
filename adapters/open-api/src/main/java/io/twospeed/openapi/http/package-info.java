/** Small parts of HTTP that know no contract: media types, JSON bodies, trace ids, and who asks. */
@NullMarked
package io.twospeed.openapi.http;

import org.jspecify.annotations.NullMarked;
