/** The way over queues: requests, replies and reports, and which call each reply belongs to. */
@NullMarked
package io.twospeed.legacycore.mq;

import org.jspecify.annotations.NullMarked;
