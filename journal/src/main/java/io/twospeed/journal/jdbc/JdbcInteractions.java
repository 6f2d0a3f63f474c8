package io.twospeed.journal.jdbc;

import io.twospeed.journal.common.Limits;
import io.twospeed.journal.common.Page;
import io.twospeed.journal.common.References;
import io.twospeed.journal.encryption.Sealed;
import io.twospeed.journal.encryption.Sealer;
import io.twospeed.journal.encryption.Sha256;
import io.twospeed.journal.failure.JournalException;
import io.twospeed.journal.instance.Incarnation;
import io.twospeed.journal.interactions.Begun;
import io.twospeed.journal.interactions.InteractionFilter;
import io.twospeed.journal.interactions.InteractionStart;
import io.twospeed.journal.interactions.Interactions;
import io.twospeed.journal.interactions.OwedResponse;
import io.twospeed.journal.interactions.StoredInteraction;
import io.twospeed.journal.jdbc.commit.GroupCommit;
import io.twospeed.journal.jdbc.commit.RowUpdate;
import io.twospeed.journal.jdbc.commit.Times;
import io.twospeed.journal.settings.JournalSettings;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** Interactions in the database: seals and opens, and leaves the SQL to its neighbours. */
public final class JdbcInteractions implements Interactions {
  private static final int LOOKED_FOR_AT_ONCE = 500;

  /** An id is nobody's digest: it keeps what has ended apart from all that is to come. */
  private static final RowUpdate FREE_KEY =
      new RowUpdate(
          "UPDATE interaction SET key_digest = id WHERE id = ? AND client = ? AND key_digest = ?"
              + " AND state IN ('FAILED', 'UNDONE') AND NOT EXISTS (SELECT 1 FROM core_call c"
              + " WHERE c.interaction_id = interaction.id AND c.reverses IS NULL"
              + " AND c.state IN ('CONFIRMED', 'CONTRADICTED', 'REVERSING', 'PARKED'))");

  private final GroupCommit writer;
  private final Reads reads;
  private final Sealer sealer;
  private final Endings endings;
  private final Incarnation incarnation;
  private final JournalSettings settings;

  public JdbcInteractions(
      GroupCommit writer,
      Reads reads,
      Sealer sealer,
      Endings endings,
      Incarnation incarnation,
      JournalSettings settings) {
    this.writer = writer;
    this.reads = reads;
    this.sealer = sealer;
    this.endings = endings;
    this.incarnation = incarnation;
    this.settings = settings;
  }

  @Override
  public CompletionStage<Begun> begin(InteractionStart start) {
    String id = start.interaction().id();
    String key = KeyDigest.of(start.interaction().client(), start.idempotencyKey());
    Sealed payload = sealer.seal("payload", id, digestBytes(start));
    BeginInteraction.Row row =
        new BeginInteraction.Row(
            start,
            key,
            payload,
            start.notifyAt() == null ? null : JdbcNotifications.seal(sealer, id, start.notifyAt()),
            Times.now(settings.clock()),
            incarnation.lease());
    return writer
        .submit(BeginInteraction.KIND, row, id, key)
        .thenApply(found -> found.map(first -> answer(start, first)).orElse(new Begun.Fresh(id)));
  }

  @Override
  public CompletionStage<Begun> beginAgain(InteractionStart start, String ended) {
    String key = KeyDigest.of(start.interaction().client(), start.idempotencyKey());
    List<Object> values =
        List.of(References.require("interaction id", ended), start.interaction().client(), key);
    return writer.submit(FREE_KEY, values, ended, key).thenCompose(freed -> begin(start));
  }

  private Begun answer(InteractionStart start, InteractionRows.Existing first) {
    byte[] payload = sealer.open("payload", first.id(), first.payload());
    if (!HexFormat.of().formatHex(payload).equals(start.payloadDigest())) {
      return new Begun.PayloadDiffers(first.id());
    }
    Sealed response = first.response();
    return response == null || !first.state().ended()
        ? new Begun.Running(first.id(), first.state(), first.since())
        : new Begun.Ended(first.id(), first.state(), open(first.id(), response), first.changedAt());
  }

  @Override
  public CompletionStage<Void> finish(String id, OwedResponse response) {
    return end(EndInteraction.FINISH, id, response);
  }

  @Override
  public CompletionStage<Void> fail(String id, OwedResponse problem) {
    return end(EndInteraction.FAIL, id, problem);
  }

  @Override
  public CompletionStage<Void> undone(String id, OwedResponse problem) {
    return end(EndInteraction.UNDONE, id, problem);
  }

  private CompletionStage<Void> end(EndInteraction ending, String id, OwedResponse response) {
    Sealed sealed = sealer.seal("response", id, response.encoded());
    return submit(ending, id, null, sealed, null)
        .thenRun(
            () -> {
              if (endings.awaited().contains(id)) {
                look(List.of(id));
              }
            });
  }

  @Override
  public CompletionStage<Void> toBeUndone(
      String id, String reason, OwedResponse problem, OwedResponse whereACallStands) {
    Sealed sealed = sealer.seal("response", id, problem.encoded());
    Sealed standing = sealer.seal("response", id, whereACallStands.encoded());
    return submit(EndInteraction.TO_BE_UNDONE, id, Limits.code("reason", reason), sealed, standing)
        .thenRun(endings::handedOver);
  }

  @Override
  public CompletableFuture<OwedResponse> ended(String id) {
    CompletableFuture<OwedResponse> end = endings.await(References.require("interaction id", id));
    look(List.of(id));
    return end;
  }

  /** What another instance ends, nobody tells this one. */
  public void lookForEnds() {
    List<String> awaited = List.copyOf(endings.awaited());
    for (int from = 0; from < awaited.size(); from += LOOKED_FOR_AT_ONCE) {
      look(awaited.subList(from, Math.min(awaited.size(), from + LOOKED_FOR_AT_ONCE)));
    }
  }

  /** Where the database is down, the next look finds what this one does not. */
  private void look(List<String> ids) {
    String sql =
        "SELECT id, response, response_key FROM interaction WHERE ended_at IS NOT NULL AND id IN (%s)"
            .formatted(String.join(", ", Collections.nCopies(ids.size(), "?")));
    var unused =
        reads
            .all(sql, ids, row -> new Ended(row.getString("id"), InteractionRows.owed(row)))
            .thenAccept(ends -> ends.forEach(this::tell));
  }

  private void tell(Ended end) {
    try {
      endings.ended(end.id(), open(end.id(), end.response()));
    } catch (JournalException unreadable) {
      endings.cannotBeKnown(end.id(), unreadable);
    }
  }

  private record Ended(String id, Sealed response) {}

  private CompletionStage<Void> submit(
      EndInteraction ending,
      String id,
      @Nullable String reason,
      Sealed response,
      @Nullable Sealed standing) {
    EndInteraction.Row row =
        new EndInteraction.Row(
            References.require("interaction id", id),
            incarnation,
            Times.now(settings.clock()),
            reason,
            response,
            standing);
    return writer.submit(ending, row, id);
  }

  @Override
  public CompletionStage<Optional<StoredInteraction>> find(String id) {
    return reads.first(
        InteractionRows.SELECT + " WHERE id = ?", List.of(id), InteractionRows::stored);
  }

  @Override
  public CompletionStage<Optional<OwedResponse>> response(String id) {
    return reads
        .first(
            "SELECT response, response_key FROM interaction WHERE id = ? AND ended_at IS NOT NULL",
            List.of(id),
            InteractionRows::owed)
        .thenApply(found -> found.map(secret -> open(id, secret)));
  }

  @Override
  public CompletionStage<Page<StoredInteraction>> list(InteractionFilter filter) {
    Where where =
        new Where()
            .in("state", filter.states())
            .and("operation = ?", filter.operation())
            .and("product = ?", filter.product())
            .and("changed_at < ?", filter.sinceBefore())
            .and("seq < ?", filter.before());
    return reads
        .all(
            where.newestFirst(InteractionRows.SELECT),
            where.argumentsAndOneMoreThan(filter.limit()),
            InteractionRows::stored)
        .thenApply(rows -> Page.cut(rows, filter.limit(), StoredInteraction::sequence));
  }

  private OwedResponse open(String id, Sealed response) {
    return OwedResponse.decoded(sealer.open("response", id, response));
  }

  private static byte[] digestBytes(InteractionStart start) {
    return HexFormat.of().parseHex(start.payloadDigest());
  }

  /** A key may be anything a client makes up, a customer's number too: only its digest is kept. */
  private static final class KeyDigest {
    static String of(String client, String idempotencyKey) {
      return Sha256.hex((client + '\0' + idempotencyKey).getBytes(StandardCharsets.UTF_8));
    }
  }
}
