/**
 * The CamelContext of one version, closed: its languages and components are made here, and nothing
 * is looked up anywhere.
 */
@NullMarked
package io.twospeed.routes.closed;

import org.jspecify.annotations.NullMarked;
