/** One request, from its head to the product that serves it. */
@NullMarked
package io.twospeed.openapi.request;

import org.jspecify.annotations.NullMarked;
