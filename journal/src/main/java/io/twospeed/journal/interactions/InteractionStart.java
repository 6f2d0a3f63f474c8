package io.twospeed.journal.interactions;

import io.twospeed.journal.common.Limits;
import io.twospeed.journal.common.References;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * An interaction that is about to begin.
 *
 * @param interaction as the fast door made it
 * @param operation the contract's operationId
 * @param productVersion the version of the product that serves it
 * @param idempotencyKey as the client gave it; only its digest is kept
 * @param payloadDigest SHA-256 of what was asked, 64 lower-case hexadecimal digits; kept encrypted,
 *     since a payload of few digits could be guessed from it
 * @param notifyAt a URL where its client wants to be told that it has ended, see {@link
 *     Notifications}; null for none; kept encrypted
 */
public record InteractionStart(
    Interaction interaction,
    String operation,
    String productVersion,
    String idempotencyKey,
    String payloadDigest,
    @Nullable String notifyAt) {

  private static final Pattern SHA_256 = Pattern.compile("[0-9a-f]{64}");

  /** One whose client does not want to be told of its end. */
  public InteractionStart(
      Interaction interaction,
      String operation,
      String productVersion,
      String idempotencyKey,
      String payloadDigest) {
    this(interaction, operation, productVersion, idempotencyKey, payloadDigest, null);
  }

  /** Checks what the store has limits for. */
  public InteractionStart {
    References.require("interaction id", interaction.id());
    Limits.text("client", interaction.client(), Limits.NAME);
    Limits.text("product", interaction.product(), Limits.NAME);
    Limits.text("trace id", interaction.traceId(), 32);
    Limits.text("operation", operation, Limits.NAME);
    Limits.text("product version", productVersion, Limits.NAME);
    Limits.text("idempotency key", idempotencyKey, 1024);
    if (notifyAt != null) {
      Limits.text("URL to notify", notifyAt, 2048);
    }
    if (!SHA_256.matcher(payloadDigest).matches()) {
      throw new IllegalArgumentException(
          "payload digest: %d characters, expected 64 lower-case hexadecimal digits of a SHA-256"
              .formatted(payloadDigest.length()));
    }
  }
}
