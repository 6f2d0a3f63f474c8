package io.twospeed.journal.calls;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The contradicted calls that are still open.
 *
 * @param count those that are neither undone nor decided by a person
 * @param oldestSince UTC, or null where there is none
 */
public record Contradictions(long count, @Nullable Instant oldestSince) {}
