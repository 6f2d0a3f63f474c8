/**
 * Headers of MQ messages: those of the CICS and IMS bridges, and what a descriptor says of the
 * bytes.
 */
@NullMarked
package io.twospeed.legacycore.mq.format;

import org.jspecify.annotations.NullMarked;
