package io.twospeed.journal.calls;

import java.time.Instant;

/**
 * How many calls of one operation and product are in one state.
 *
 * @param oldestSince UTC, since when the oldest is in it
 */
public record CallCount(
    CoreCallState state, String operation, String product, long count, Instant oldestSince) {}
