package io.twospeed.journal.calls;

import java.time.Instant;

/**
 * A decision that was recorded.
 *
 * @param at UTC
 */
public record StoredDecision(Decision decision, Instant at) {}
