/** A small server of IBM MQ's client channel protocol, for tests: see MqStandIn. */
@NullMarked
package io.twospeed.mqstandin;

import org.jspecify.annotations.NullMarked;
