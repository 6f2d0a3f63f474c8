package io.twospeed.journal.jdbc;

import io.twospeed.journal.calls.CallCount;
import io.twospeed.journal.calls.CallFilter;
import io.twospeed.journal.calls.CallMove;
import io.twospeed.journal.calls.CallPlan;
import io.twospeed.journal.calls.Contradictions;
import io.twospeed.journal.calls.CoreCallState;
import io.twospeed.journal.calls.CoreCalls;
import io.twospeed.journal.calls.Decision;
import io.twospeed.journal.calls.Evidence;
import io.twospeed.journal.calls.EvidenceKind;
import io.twospeed.journal.calls.StoredCall;
import io.twospeed.journal.calls.StoredDecision;
import io.twospeed.journal.common.Limits;
import io.twospeed.journal.common.Page;
import io.twospeed.journal.encryption.Sealed;
import io.twospeed.journal.encryption.Sealer;
import io.twospeed.journal.failure.TransitionRefusedException;
import io.twospeed.journal.instance.Incarnation;
import io.twospeed.journal.instance.Lease;
import io.twospeed.journal.jdbc.commit.GroupCommit;
import io.twospeed.journal.jdbc.commit.Outcome;
import io.twospeed.journal.jdbc.commit.RowUpdate;
import io.twospeed.journal.jdbc.commit.StoreKind;
import io.twospeed.journal.jdbc.commit.Times;
import io.twospeed.journal.jdbc.commit.WriteKind;
import io.twospeed.journal.settings.JournalSettings;
import java.nio.charset.StandardCharsets;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** Core calls in the database: seals and opens, and leaves the SQL to its neighbours. */
public final class JdbcCoreCalls implements CoreCalls {
  private static final WriteKind<Note, Void> NOTE =
      (connection, writes) ->
          WriteKind.batch(
              connection,
              "UPDATE core_call SET " + MoveCall.APPEND_EVIDENCE + " WHERE reference = ?",
              writes,
              Note::bind,
              null,
              (c, note) -> Outcome.refused(unknown(note.reference())));
  private static final WriteKind<Note, Void> CORRELATE =
      (connection, writes) ->
          WriteKind.batch(
              connection,
              "UPDATE core_call SET correlation = ? WHERE reference = ?",
              writes,
              Note::bind,
              null,
              (c, note) -> Outcome.refused(unknown(note.reference())));

  /** A look first: mostly nothing is due, and a look needs no flush. */
  private static final String DUE =
      "SELECT reference FROM core_call WHERE ask_again_at <= ? LIMIT 1";

  private static final String RESEND =
      "UPDATE core_call SET sends = sends + 1, lease_until = ?, "
          + MoveCall.APPEND_EVIDENCE_OF_A_MOVE
          + " WHERE reference = ? AND owner = ? AND state = 'IN_DOUBT' AND "
          + Incarnation.IS_THE_LATEST;
  private static final WriteKind<Resend, Void> RESENDING =
      (connection, writes) ->
          WriteKind.batch(
              connection,
              RESEND,
              writes,
              Resend::bind,
              null,
              (c, resend) -> Outcome.refused(notToBeSent(resend)));
  private static final RowUpdate ASKED_AGAIN =
      new RowUpdate(
          "UPDATE core_call SET asked_again = asked_again + 1, ask_again_at = NULL, "
              + MoveCall.APPEND_EVIDENCE
              + " WHERE reference = ? AND ask_again_at IS NOT NULL");
  private static final RowUpdate TO_ASK_AGAIN =
      new RowUpdate(
          "UPDATE core_call SET asked_again = asked_again + 1, ask_again_at = ?, "
              + MoveCall.APPEND_EVIDENCE
              + " WHERE reference = ? AND ask_again_at IS NOT NULL");

  private final ClaimToAskAgain claimToAskAgain;
  private final PlanCall planCall;
  private final GroupCommit writer;
  private final Reads reads;
  private final Sealer sealer;
  private final Incarnation incarnation;
  private final JournalSettings settings;

  private record Note(String text, String reference) {
    static void bind(PreparedStatement statement, Note note) throws SQLException {
      statement.setString(1, note.text);
      statement.setString(2, note.reference);
    }
  }

  private record Resend(String reference, Lease lease, String evidence) {
    static void bind(PreparedStatement statement, Resend resend) throws SQLException {
      statement.setLong(1, Times.column(resend.lease.until()));
      statement.setString(2, resend.evidence);
      statement.setString(3, resend.reference);
      statement.setString(4, resend.lease.owner());
      resend.lease.holder().bind(statement, 5);
    }
  }

  public JdbcCoreCalls(
      GroupCommit writer,
      Reads reads,
      Sealer sealer,
      Incarnation incarnation,
      JournalSettings settings) {
    this.claimToAskAgain = new ClaimToAskAgain(StoreKind.of(settings.url()));
    this.planCall = new PlanCall(StoreKind.of(settings.url()));
    this.writer = writer;
    this.reads = reads;
    this.sealer = sealer;
    this.incarnation = incarnation;
    this.settings = settings;
  }

  @Override
  public CompletionStage<Void> plan(CallPlan plan, byte[] request) {
    return write(plan, request, CoreCallState.PLANNED);
  }

  @Override
  public CompletionStage<Void> planAndSend(CallPlan plan, byte[] request) {
    return write(plan, request, CoreCallState.PLANNED.to(CoreCallState.SENT));
  }

  private CompletionStage<Void> write(CallPlan plan, byte[] request, CoreCallState state) {
    Sealed sealed = sealer.seal("request", plan.reference(), Limits.bytes("request", request));
    PlanCall.Row row = new PlanCall.Row(plan, state, now(), incarnation.lease(), sealed);
    return writer.submit(planCall, row, plan.reference(), plan.interactionId());
  }

  @Override
  public CompletionStage<Void> move(CallMove move) {
    return submit(move, null, false);
  }

  @Override
  public CompletionStage<Void> doubt(CallMove move) {
    if (move.to() != CoreCallState.IN_DOUBT) {
      throw new IllegalArgumentException("doubt() moves to IN_DOUBT, not to " + move.to());
    }
    return submit(move, null, true);
  }

  @Override
  public CompletionStage<Void> move(CallMove move, byte[] reply) {
    return submit(
        move, sealer.seal("reply", move.reference(), Limits.bytes("reply", reply)), false);
  }

  private CompletionStage<Void> submit(CallMove move, @Nullable Sealed reply, boolean kept) {
    MoveCall.Row row = new MoveCall.Row(move, now(), incarnation.lease(), reply, kept);
    return writer.submit(MoveCall.KIND, row, move.reference());
  }

  @Override
  public CompletionStage<Void> note(String reference, EvidenceKind kind, String code) {
    String line = Evidence.line(now(), kind, Limits.code("evidence code", code));
    return writer.submit(NOTE, new Note(line, reference), reference);
  }

  @Override
  public CompletionStage<Void> resend(String reference) {
    String line = Evidence.line(now(), EvidenceKind.RESENT, "");
    return writer.submit(RESENDING, new Resend(reference, incarnation.lease(), line), reference);
  }

  @Override
  public CompletionStage<List<StoredCall>> claimToAskAgain(int limit, Duration hold) {
    Page.checkLimit(limit);
    Instant now = now();
    return reads
        .first(DUE, List.of(Times.column(now)), row -> row.getString(1))
        .thenCompose(
            due ->
                due.isEmpty()
                    ? CompletableFuture.completedStage(List.of())
                    : writer.submit(
                        claimToAskAgain, new ClaimToAskAgain.Row(now, now.plus(hold), limit)));
  }

  @Override
  public CompletionStage<Void> askedAgain(String reference, String said, @Nullable Instant next) {
    String line =
        Evidence.line(now(), EvidenceKind.ASKED_AGAIN, Limits.code("evidence code", said));
    return next == null
        ? writer.submit(ASKED_AGAIN, List.of(line, reference), reference).thenRun(() -> {})
        : writer
            .submit(TO_ASK_AGAIN, List.of(Times.column(next), line, reference), reference)
            .thenRun(() -> {});
  }

  @Override
  public CompletionStage<Contradictions> contradictions() {
    return reads
        .first(
            "SELECT count(*) AS calls, min(contradicted_at) AS oldest FROM core_call"
                + " WHERE contradicted_at IS NOT NULL AND state IN ('CONTRADICTED', 'REVERSING', 'PARKED')",
            List.of(),
            row -> new Contradictions(row.getLong("calls"), Times.readOrNull(row, "oldest")))
        .thenApply(Optional::orElseThrow);
  }

  @Override
  public CompletionStage<Void> correlate(String reference, String correlation) {
    Limits.text("correlation", correlation, Limits.NAME);
    return writer.submit(CORRELATE, new Note(correlation, reference), reference);
  }

  @Override
  public CompletionStage<Void> leaveStanding(String reference, String why) {
    Limits.text("why it stands", why, 200);
    return writer.submit(LeaveCall.KIND, new LeaveCall.Row(reference, why, now()), reference);
  }

  @Override
  public CompletionStage<Void> decide(String reference, Decision decision) {
    CallMove move =
        new CallMove(
            reference,
            CoreCallState.PARKED,
            decision.outcome(),
            EvidenceKind.DECIDED,
            decision.outcome().name().toLowerCase(Locale.ROOT));
    String whoAndWhy = decision.who() + '\0' + decision.why();
    Sealed sealed = sealer.seal("decision", reference, whoAndWhy.getBytes(StandardCharsets.UTF_8));
    DecideCall.Row row =
        new DecideCall.Row(new MoveCall.Row(move, now(), incarnation.lease(), null, false), sealed);
    return writer.submit(DecideCall.KIND, row, reference);
  }

  @Override
  public CompletionStage<Optional<StoredCall>> find(String reference) {
    return reads.first(
        CallRows.SELECT + " WHERE reference = ?", List.of(reference), CallRows::stored);
  }

  @Override
  public CompletionStage<Optional<StoredCall>> findByCorrelation(String correlation) {
    return reads.first(
        CallRows.SELECT + " WHERE correlation = ? ORDER BY seq DESC LIMIT 1",
        List.of(correlation),
        CallRows::stored);
  }

  @Override
  public CompletionStage<List<StoredCall>> of(String interactionId) {
    return reads.all(
        CallRows.SELECT + " WHERE interaction_id = ? ORDER BY seq",
        List.of(interactionId),
        CallRows::stored);
  }

  @Override
  public CompletionStage<Optional<byte[]>> request(String reference) {
    return opened("request", reference);
  }

  @Override
  public CompletionStage<Optional<byte[]>> reply(String reference) {
    return opened("reply", reference);
  }

  private CompletionStage<Optional<byte[]>> opened(String column, String reference) {
    return reads
        .first(
            "SELECT %s, %s_key FROM core_call WHERE reference = ?".formatted(column, column),
            List.of(reference),
            row -> Optional.ofNullable(InteractionRows.sealed(row, column)))
        .thenApply(
            found -> found.flatMap(it -> it).map(secret -> sealer.open(column, reference, secret)));
  }

  @Override
  public CompletionStage<List<StoredDecision>> decisions(String reference) {
    return reads.all(
        "SELECT outcome, decided_at, who_and_why, who_and_why_key FROM core_call_decision"
            + " WHERE reference = ? ORDER BY seq",
        List.of(reference),
        row -> decision(reference, row));
  }

  private StoredDecision decision(String reference, ResultSet row) throws SQLException {
    Sealed sealed = Objects.requireNonNull(InteractionRows.sealed(row, "who_and_why"));
    String whoAndWhy =
        new String(sealer.open("decision", reference, sealed), StandardCharsets.UTF_8);
    int cut = whoAndWhy.indexOf('\0');
    Decision decision =
        new Decision(
            CoreCallState.valueOf(row.getString("outcome")),
            whoAndWhy.substring(0, cut),
            whoAndWhy.substring(cut + 1));
    return new StoredDecision(decision, Times.read(row, "decided_at"));
  }

  @Override
  public CompletionStage<Page<StoredCall>> list(CallFilter filter) {
    Where where =
        new Where()
            .in("state", filter.states())
            .and("operation = ?", filter.operation())
            .and("product = ?", filter.product())
            .and("state_since < ?", filter.sinceBefore())
            .and("seq < ?", filter.before());
    return reads
        .all(
            where.newestFirst(CallRows.SELECT),
            where.argumentsAndOneMoreThan(filter.limit()),
            CallRows::stored)
        .thenApply(rows -> Page.cut(rows, filter.limit(), StoredCall::sequence));
  }

  @Override
  public CompletionStage<List<CallCount>> counts(Set<CoreCallState> states) {
    Where where = new Where().in("state", states);
    return reads.all(
        "SELECT state, operation, product, count(*) AS calls, min(state_since) AS oldest"
            + " FROM core_call"
            + where.sql()
            + " GROUP BY state, operation, product ORDER BY state, operation, product",
        where.arguments(),
        CallRows::count);
  }

  private Instant now() {
    return Times.now(settings.clock());
  }

  private static TransitionRefusedException notToBeSent(Resend resend) {
    return new TransitionRefusedException(
        resend.reference,
        null,
        "Core call %s must not be sent again: it is not in doubt any more, or %s does not have it; read it again"
            .formatted(resend.reference, resend.lease.holder().name()));
  }

  private static TransitionRefusedException unknown(String reference) {
    return new TransitionRefusedException(
        reference, null, "Core call %s: the journal does not have it".formatted(reference));
  }
}
