package io.twospeed.journal;

import java.nio.charset.StandardCharsets;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** Core calls in the database: seals and opens, and leaves the SQL to its neighbours. */
final class JdbcCoreCalls implements CoreCalls {
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

  private final PlanCall planCall;
  private final GroupCommit writer;
  private final Reads reads;
  private final Sealer sealer;
  private final JournalSettings settings;

  private record Note(String text, String reference) {
    static void bind(PreparedStatement statement, Note note) throws SQLException {
      statement.setString(1, note.text);
      statement.setString(2, note.reference);
    }
  }

  JdbcCoreCalls(GroupCommit writer, Reads reads, Sealer sealer, JournalSettings settings) {
    this.planCall = new PlanCall(StoreKind.of(settings.url()));
    this.writer = writer;
    this.reads = reads;
    this.sealer = sealer;
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
    PlanCall.Row row = new PlanCall.Row(plan, state, now(), Lease.from(settings), sealed);
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
    MoveCall.Row row = new MoveCall.Row(move, now(), Lease.from(settings), reply, kept);
    return writer.submit(MoveCall.KIND, row, move.reference());
  }

  @Override
  public CompletionStage<Void> note(String reference, EvidenceKind kind, String code) {
    String line = Evidence.line(now(), kind, Limits.code("evidence code", code));
    return writer.submit(NOTE, new Note(line, reference), reference);
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
        new DecideCall.Row(
            new MoveCall.Row(move, now(), Lease.from(settings), null, false), sealed);
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

  private static TransitionRefusedException unknown(String reference) {
    return new TransitionRefusedException(
        reference, null, "Core call %s: the journal does not have it".formatted(reference));
  }
}
