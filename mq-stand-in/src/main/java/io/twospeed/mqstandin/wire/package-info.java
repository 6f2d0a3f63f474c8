/**
 * Bytes to structures and back: segments, IBM's message descriptor, and the structures of calls.
 * Names are those of Wireshark's packet-mq dissector and of IBM's documented structures.
 */
@NullMarked
package io.twospeed.mqstandin.wire;

import org.jspecify.annotations.NullMarked;
