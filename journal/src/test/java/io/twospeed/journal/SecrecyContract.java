package io.twospeed.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.twospeed.journal.calls.CallMove;
import io.twospeed.journal.calls.CallPlan;
import io.twospeed.journal.calls.CoreCallState;
import io.twospeed.journal.calls.Decision;
import io.twospeed.journal.calls.EvidenceKind;
import io.twospeed.journal.encryption.JournalKeys;
import io.twospeed.journal.failure.JournalKeyException;
import io.twospeed.journal.interactions.InteractionStart;
import io.twospeed.journal.interactions.OwedResponse;
import io.twospeed.journal.settings.JournalSettings;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Nothing personal stands in a row in clear. */
abstract class SecrecyContract extends JournalContract {
  private static final String MARKER = "DE89370400440532013000";

  SecrecyContract(TestStore store) {
    super(store);
  }

  @Test
  void noRowShowsWhatWasAskedSentAnsweredOrDecided() throws SQLException {
    InteractionStart asked = start("shop", "order-of-" + MARKER, DIGEST);
    InteractionStart start =
        new InteractionStart(
            asked.interaction(),
            asked.operation(),
            asked.productVersion(),
            asked.idempotencyKey(),
            asked.payloadDigest(),
            "https://shop.example/of/" + MARKER);
    String id = result(journal.interactions().begin(start)).id();
    CallPlan plan = transfer(id);
    result(journal.calls().planAndSend(plan, bytes(MARKER)));
    String parked = callIn(CoreCallState.PARKED, id);
    result(
        journal
            .calls()
            .decide(parked, new Decision(CoreCallState.REJECTED, "M. Muster", "not on " + MARKER)));
    CallMove confirmed =
        CallMove.to(CoreCallState.CONFIRMED, plan.reference(), EvidenceKind.REPLY, "0000");
    result(journal.calls().move(confirmed, bytes("reply " + MARKER)));
    OwedResponse owed =
        new OwedResponse(201, Map.of("Location", "/" + MARKER), bytes("{\"iban\":\"" + MARKER));
    result(journal.interactions().finish(id, owed));

    assertThat(allRows())
        .as("the rows were read")
        .contains(id, plan.reference(), "CONFIRMED", "k1")
        .as("and show nothing")
        .doesNotContain(MARKER, "Muster", "iban", DIGEST);
    assertThat(result(journal.interactions().response(id))).contains(owed);
  }

  /** Every column of every table, bytes as ISO 8859-1. */
  private String allRows() throws SQLException {
    StringBuilder all = new StringBuilder();
    try (Connection connection = store.connect();
        Statement statement = connection.createStatement()) {
      for (String table :
          List.of("interaction", "core_call", "core_call_decision", "notification")) {
        try (ResultSet rows = statement.executeQuery("SELECT * FROM " + table)) {
          append(rows, all);
        }
      }
    }
    return all.toString();
  }

  private static void append(ResultSet rows, StringBuilder all) throws SQLException {
    while (rows.next()) {
      for (int column = 1; column <= rows.getMetaData().getColumnCount(); column++) {
        Object value = rows.getObject(column);
        all.append(
                value instanceof byte[] bytes
                    ? new String(bytes, StandardCharsets.ISO_8859_1)
                    : value)
            .append('\n');
      }
    }
  }

  @Test
  void afterARotationOldRowsOpenWithTheOldKeyAndNewRowsHaveTheNewOne() {
    String old = begun();
    result(journal.interactions().finish(old, CREATED));
    JournalKeys rotated =
        JournalKeys.of("k2", Map.of("k1", bytes("0123456789abcdef"), "k2", new byte[32]));
    try (Journal after = reopened(rotated)) {
      assertThat(result(after.interactions().response(old))).contains(CREATED);
      String fresh = begun(after);
      result(after.interactions().finish(fresh, PROBLEM));

      JournalKeyException missing =
          refusal(JournalKeyException.class, journal.interactions().response(fresh));
      assertThat(missing)
          .hasMessage(
              "Written with key k2, but the keys configured are [k1]: give that one too, until the"
                  + " retention is over");
      assertThat(missing.keyId()).isEqualTo("k2");
      // Other tests of this store open it with the first key alone.
      result(journal.interactions().finish(begun(), CREATED));
    }
  }

  @Test
  void aKeyThatIsNotTheOneIsSaidSo() {
    String id = begun();
    result(journal.interactions().finish(id, CREATED));
    assertThatThrownBy(() -> reopened(JournalKeys.of("k1", Map.of("k1", new byte[16]))))
        .isInstanceOf(JournalKeyException.class)
        .hasMessageContaining("The journal was written with another key k1 than the one given");
    assertThatThrownBy(() -> reopened(JournalKeys.of("k2", Map.of("k2", new byte[16]))))
        .isInstanceOf(JournalKeyException.class)
        .hasMessageContaining("expected the keys it was written with");
  }

  @Test
  void aValueMovedToAnotherRowDoesNotOpen() {
    String one = begun();
    String other = begun();
    result(journal.interactions().finish(one, CREATED));
    result(journal.interactions().finish(other, PROBLEM));
    store.execute(
        "UPDATE interaction SET response = (SELECT response FROM interaction WHERE id = '%s') WHERE id = '%s'"
            .formatted(one, other));
    assertThat(refusal(JournalKeyException.class, journal.interactions().response(other)))
        .hasMessageContaining("a changed row");
  }

  private Journal reopened(JournalKeys keys) {
    return Journal.open(
        JournalSettings.of(store.url(), "b", keys)
            .login(store.user(), "")
            .clock(clock)
            .readers(1)
            .build());
  }
}
