package io.twospeed.legacycore.transport;

import java.time.Instant;

/**
 * Whether one way to a core system can be used.
 *
 * @param up calls are sent
 * @param since UTC, when that last changed
 * @param reason one sentence for an operator, without customer data
 */
public record SystemHealth(boolean up, Instant since, String reason) {}
