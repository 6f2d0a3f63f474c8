/**
 * Queues as an application sees them: depth, units of work, back-out, expiry, reports. It knows no
 * socket.
 */
@NullMarked
package io.twospeed.mqstandin.queues;

import org.jspecify.annotations.NullMarked;
