/** Hosts scenario products: loads, checks, starts and swaps them, one CamelContext a version. */
@NullMarked
package io.twospeed.routes;

import org.jspecify.annotations.NullMarked;
