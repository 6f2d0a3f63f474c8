/**
 * The ends of a route's own making: endpoints that do one thing, and the problem a route ends in on
 * purpose.
 */
@NullMarked
package io.twospeed.routes.step;

import org.jspecify.annotations.NullMarked;
