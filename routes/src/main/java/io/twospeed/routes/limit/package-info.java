/**
 * What one request and one product may take: steps, time, threads, and how much a request keeps.
 */
@NullMarked
package io.twospeed.routes.limit;

import org.jspecify.annotations.NullMarked;
