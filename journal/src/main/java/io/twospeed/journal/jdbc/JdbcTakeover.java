package io.twospeed.journal.jdbc;

import io.twospeed.journal.calls.Evidence;
import io.twospeed.journal.calls.EvidenceKind;
import io.twospeed.journal.calls.StoredCall;
import io.twospeed.journal.common.Limits;
import io.twospeed.journal.common.Page;
import io.twospeed.journal.failure.TransitionRefusedException;
import io.twospeed.journal.instance.Incarnation;
import io.twospeed.journal.instance.Takeover;
import io.twospeed.journal.interactions.StoredInteraction;
import io.twospeed.journal.jdbc.commit.GroupCommit;
import io.twospeed.journal.jdbc.commit.RowUpdate;
import io.twospeed.journal.jdbc.commit.StoreKind;
import io.twospeed.journal.jdbc.commit.Times;
import io.twospeed.journal.settings.JournalSettings;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletionStage;

/** Leases in the database. */
public final class JdbcTakeover implements Takeover {
  private static final String OPEN_CALLS = " AND " + CallRows.WORKED_ON;
  private static final String OPEN_INTERACTIONS = " AND state IN ('RUNNING', 'TO_BE_UNDONE')";
  private static final String FREE = " SET owner = NULL, lease_until = ? WHERE owner = ?";
  private static final String RENEW =
      " SET lease_until = ? WHERE owner = ? AND lease_until < ? AND " + Incarnation.IS_THE_LATEST;

  private static final String OF_ANY_LIFE =
      " SET owner = NULL, lease_until = ? WHERE substr(owner, 1, ?) = ? AND "
          + Incarnation.IS_THE_LATEST;

  private static final RowUpdate FREE_CALLS =
      new RowUpdate("UPDATE core_call" + OF_ANY_LIFE + OPEN_CALLS);
  private static final RowUpdate FREE_INTERACTIONS =
      new RowUpdate("UPDATE interaction" + OF_ANY_LIFE + OPEN_INTERACTIONS);
  private static final RowUpdate RENEW_CALLS =
      new RowUpdate("UPDATE core_call" + RENEW + OPEN_CALLS);
  private static final RowUpdate RENEW_INTERACTIONS =
      new RowUpdate("UPDATE interaction" + RENEW + OPEN_INTERACTIONS);
  private static final RowUpdate HOLD_CALL =
      new RowUpdate(
          "UPDATE core_call SET lease_until = ? WHERE owner = ? AND reference = ? AND "
              + Incarnation.IS_THE_LATEST
              + OPEN_CALLS);
  private static final RowUpdate HOLD_INTERACTION =
      new RowUpdate(
          "UPDATE interaction SET lease_until = ? WHERE owner = ? AND id = ? AND "
              + Incarnation.IS_THE_LATEST
              + OPEN_INTERACTIONS);
  private static final RowUpdate RELEASE_CALL =
      new RowUpdate(
          "UPDATE core_call SET owner = NULL, lease_until = ?, "
              + MoveCall.APPEND_EVIDENCE
              + " WHERE owner = ? AND reference = ?"
              + OPEN_CALLS);
  private static final RowUpdate RELEASE_INTERACTION =
      new RowUpdate("UPDATE interaction" + FREE + " AND id = ?" + OPEN_INTERACTIONS);

  private final ClaimCalls claimCalls;
  private final ClaimInteractions claimInteractions;
  private final GroupCommit writer;
  private final Endings endings;
  private final Incarnation incarnation;
  private final JournalSettings settings;

  public JdbcTakeover(
      GroupCommit writer, Endings endings, Incarnation incarnation, JournalSettings settings) {
    StoreKind store = StoreKind.of(settings.url());
    this.claimCalls = new ClaimCalls(store);
    this.claimInteractions = new ClaimInteractions(store);
    this.writer = writer;
    this.endings = endings;
    this.incarnation = incarnation;
    this.settings = settings;
  }

  @Override
  public void onHandedOver(Runnable wake) {
    endings.onHandedOver(wake);
  }

  @Override
  public CompletionStage<Integer> releaseAll() {
    String anyLife = incarnation.anyLife();
    return sum(
        FREE_CALLS,
        FREE_INTERACTIONS,
        List.of(
            Times.column(now()),
            anyLife.length(),
            anyLife,
            incarnation.name(),
            incarnation.epoch()));
  }

  @Override
  public CompletionStage<Integer> renew() {
    long nearEnd = Times.column(now().plus(settings.lease().dividedBy(2)));
    return sum(
        RENEW_CALLS,
        RENEW_INTERACTIONS,
        List.of(until(), incarnation.owner(), nearEnd, incarnation.name(), incarnation.epoch()));
  }

  private CompletionStage<Integer> sum(RowUpdate calls, RowUpdate rest, List<Object> values) {
    CompletionStage<Integer> first = writer.submit(calls, values);
    return first.thenCombine(writer.submit(rest, values), Integer::sum);
  }

  @Override
  public CompletionStage<List<StoredCall>> claimCalls(int limit) {
    return writer.submit(claimCalls, claim(limit));
  }

  @Override
  public CompletionStage<List<StoredInteraction>> claimInteractions(int limit) {
    return writer.submit(claimInteractions, claim(limit));
  }

  private Claim.Row claim(int limit) {
    Page.checkLimit(limit);
    return new Claim.Row(now(), incarnation.lease(), limit);
  }

  @Override
  public CompletionStage<Boolean> holdCall(String reference) {
    return hold(HOLD_CALL, reference);
  }

  @Override
  public CompletionStage<Boolean> holdInteraction(String id) {
    return hold(HOLD_INTERACTION, id);
  }

  private CompletionStage<Boolean> hold(RowUpdate update, String id) {
    List<Object> values =
        List.of(until(), incarnation.owner(), id, incarnation.name(), incarnation.epoch());
    return writer.submit(update, values, id).thenApply(changed -> changed == 1);
  }

  @Override
  public CompletionStage<Void> releaseCall(
      String reference, Instant notBefore, EvidenceKind kind, String code) {
    String line = Evidence.line(now(), kind, Limits.code("evidence code", code));
    List<Object> values = List.of(Times.column(notBefore), line, incarnation.owner(), reference);
    return writer
        .submit(RELEASE_CALL, values, reference)
        .thenAccept(changed -> mustBeOurs(changed, "Core call", reference));
  }

  @Override
  public CompletionStage<Void> releaseInteraction(String id, Instant notBefore) {
    List<Object> values = List.of(Times.column(notBefore), incarnation.owner(), id);
    return writer
        .submit(RELEASE_INTERACTION, values, id)
        .thenAccept(changed -> mustBeOurs(changed, "Interaction", id));
  }

  private void mustBeOurs(int changed, String what, String id) {
    if (changed == 0) {
      throw new TransitionRefusedException(
          id,
          null,
          "%s %s cannot be released: %s does not have it, or it is settled; read it again"
              .formatted(what, id, incarnation.name()));
    }
  }

  private Instant now() {
    return Times.now(settings.clock());
  }

  private long until() {
    Duration lease = settings.lease();
    return Times.column(now().plus(lease));
  }
}
