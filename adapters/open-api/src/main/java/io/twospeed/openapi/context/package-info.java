/**
 * What all requests of a door share: settings, meters, the timer of deadlines, and the operation
 * each is for.
 */
@NullMarked
package io.twospeed.openapi.context;

import org.jspecify.annotations.NullMarked;
