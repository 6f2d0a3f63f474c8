/**
 * The server's end of a client channel: sockets, the conversations on them, and the calls that come
 * over them.
 */
@NullMarked
package io.twospeed.mqstandin.channel;

import org.jspecify.annotations.NullMarked;
