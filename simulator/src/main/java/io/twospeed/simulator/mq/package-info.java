/** Queues: requests heard, replies sent, late or wrong where a fault is planned. */
@NullMarked
package io.twospeed.simulator.mq;

import org.jspecify.annotations.NullMarked;
