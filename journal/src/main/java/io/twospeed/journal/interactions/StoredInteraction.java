package io.twospeed.journal.interactions;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An interaction as the journal has it. Times are UTC.
 *
 * @param sequence the order in which interactions began
 * @param operation the contract's operationId
 * @param reason why it is to be undone, a code
 * @param changedAt when it came to its state
 * @param owner the instance that works on it; null where it has ended or anyone may take it
 * @param leaseUntil until when nobody else takes it; null where it has ended
 */
public record StoredInteraction(
    Interaction interaction,
    long sequence,
    String operation,
    String productVersion,
    InteractionState state,
    @Nullable String reason,
    Instant createdAt,
    Instant changedAt,
    @Nullable String owner,
    @Nullable Instant leaseUntil) {}
