package io.twospeed.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.twospeed.app.Installation;
import io.twospeed.app.Ran;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code diff} over the repository's own contracts, operations and products. */
class DiffCommandTest {
  private static final Path CONTRACTS = Installation.REPOSITORY.resolve("mappings/contracts");

  @TempDir Path handedOver;

  @Test
  void theSameFileIsCompatible() throws IOException {
    Ran diff = diff("ACCTBAL.cpy", "", "");
    assertThat(diff.err()).isEmpty();
    assertThat(diff.exit()).isZero();
    assertThat(diff.out())
        .isEqualTo(
            """
            BAL-REQ: no change

            BAL-RSP: no change

            Operations that use it
              accounts.balance: compatible, nothing it uses has changed

            Verdict: compatible: what runs goes on running. Take the new file in when it suits.
            """);
  }

  @Test
  void whatIsToldStandsInColumns() throws IOException {
    Ran diff = diff("PAYINQ.cpy", "PIC X(16).", "PIC X(20).");
    assertThat(diff.exit()).isEqualTo(1);
    assertThat(diff.out())
        .contains(
            """
            INQ-RSP: as request cut-over, as reply cut-over
              field        old                      new                      as request  as reply  what
              (record)     226 bytes                230 bytes                cut-over    cut-over  length by +4
              CORE-TXN-ID  X(16) at 160             X(20) at 160             cut-over    cut-over  length 16 to 20 bytes
              PAY-STATUS   X at 176                 X at 180                 cut-over    cut-over  moved by +4
            """)
        .contains(
            "  payments.status: cut-over\n    INQ-RSP as reply: cut-over; its mapping names"
                + " CORE-TXN-ID, PAY-STATUS, ")
        .contains("\nVerdict: cut-over: take the new file into contracts/ at the moment");
  }

  @Test
  void aFieldThatGoesBreaksWhoNamesItAndNobodyElse() throws IOException {
    Ran named = diff("ACCTBAL.cpy", "05  LEDGER-BAL ", "05  FILLER");
    assertThat(named.exit()).isZero();
    assertThat(named.out()).contains("removed: its bytes are FILLER");
    Ran gone = diff("ACCTBAL.cpy", "05  LEDGER-BAL              PIC S9(13)V99    COMP-3.", "");
    assertThat(gone.exit()).isEqualTo(3);
    assertThat(gone.out())
        .contains("accounts.balance: breaks")
        .contains("Products that use these operations\n  account-view: accounts.balance\n");
    Ran unnamed = diff("ACCTBAL.cpy", "05  ACCT-KIND               PIC X(02).", "");
    assertThat(unnamed.exit()).isEqualTo(1);
    assertThat(unnamed.out()).contains("ACCT-KIND").contains("accounts.balance: cut-over");
  }

  @Test
  void aReplyThatGrowsIsCompatibleWhereTheRestIsIgnored() throws IOException {
    String last = "05  LAST-TXN-DATE           PIC 9(08).";
    String more = last + "\n           05  NEXT-DATE               PIC 9(08).";
    assertThat(diff("ACCTBAL.cpy", last, more).exit()).isEqualTo(1);
    assertThat(diff("ACCTBAL.cpy", last, more, "--set", "trailingBytes=ignore").exit()).isZero();
  }

  @Test
  void whoCopiesTheFileIsTouchedToo() throws IOException {
    Ran diff = diff("COREHDR.cpy", "PIC X(40)", "PIC X(50)");
    assertThat(diff.exit()).isEqualTo(1);
    assertThat(diff.out())
        .contains("  CORE-HEADER.RET-TEXT  X(40) at 80  X(50) at 80  ")
        .contains("payments.transfer: cut-over", "customers.inquiry: cut-over")
        .contains("  instalment-purchase: customers.inquiry, funds.hold, payments.transfer\n");
  }

  @Test
  void aReleaseThatAnOperationsOptionsDoNotFitIsAFinding() throws IOException {
    Ran diff = diff("CUSTINQ.cpy", "CUST-NAME  ", "CUST-NAMES ");
    assertThat(diff.exit()).isEqualTo(3);
    assertThat(diff.out())
        .contains("customers.inquiry: breaks")
        .contains("option charset:CUST-NAME meets no field of the copybook");
  }

  @Test
  void machinesGetJson() throws IOException {
    Ran diff = diff("PAYINQ.cpy", "PIC X(16).", "PIC X(20).", "--json", "--record", "INQ-RSP");
    JsonNode json = Installation.JSON.readTree(diff.bytes());
    assertThat(json.path("verdict").asText()).isEqualTo("cut-over");
    assertThat(json.path("records")).hasSize(1);
    assertThat(json.at("/records/0/changes/0/reasons/0").asText()).isEqualTo("length by +4");
    assertThat(json.at("/operations/0/operation").asText()).isEqualTo("payments.status");
    assertThat(json.at("/operations/0/records")).hasSize(1);
  }

  @Test
  void aCopybookNobodyUsesIsJudgedInBothDirections() throws IOException {
    Path old = Files.writeString(handedOver.resolve("A.cpy"), "       01 R. 05 X PIC X(3).\n");
    Path now = Files.writeString(handedOver.resolve("B.cpy"), "       01 R. 05 X PIC X(2).\n");
    Ran diff = run(old, now);
    assertThat(diff.exit()).isEqualTo(3);
    assertThat(diff.out()).contains("No operation uses this copybook.");
  }

  @Test
  void whatCannotBeReadEndsWithTwo() throws IOException {
    Path old = CONTRACTS.resolve("ACCTBAL.cpy");
    Path broken = Files.writeString(handedOver.resolve("X.cpy"), "       01 R. 05 X PIC Q.\n");
    assertThat(run(old, broken).exit()).isEqualTo(2);
    assertThat(run(old, broken).err()).contains("X.cpy:1: ").contains("; fix: ");
    assertThat(run(old, handedOver.resolve("none")).err()).contains("none:0: no such file;");
    assertThat(run(old, old, "--record", "NONE").findings())
        .containsExactly(
            old
                + ":0: has no record NONE; expected one of BAL-REQ, BAL-RSP; fix: correct --record");
  }

  /** The contract against a release of it in which one text is another. */
  private Ran diff(String file, String text, String instead, String... options) throws IOException {
    Path old = CONTRACTS.resolve(file);
    String source = Files.readString(old);
    assertThat(source).contains(text);
    Files.copy(
        CONTRACTS.resolve("COREHDR.cpy"),
        handedOver.resolve("COREHDR.cpy"),
        java.nio.file.StandardCopyOption.REPLACE_EXISTING);
    Path now = handedOver.resolve(file);
    // What stands behind on the line keeps its columns.
    String padded = instead + " ".repeat(Math.max(0, text.length() - instead.length()));
    Files.writeString(now, text.isEmpty() ? source : source.replace(text, padded));
    return run(old, now, options);
  }

  private static Ran run(Path old, Path now, String... options) {
    List<String> all = new ArrayList<>(List.of("diff", old.toString(), now.toString()));
    all.addAll(List.of(options));
    for (String each : List.of("mappings", "routes", "config")) {
      all.addAll(List.of("--" + each, Installation.REPOSITORY.resolve(each).toString()));
    }
    return Ran.of(all);
  }
}
