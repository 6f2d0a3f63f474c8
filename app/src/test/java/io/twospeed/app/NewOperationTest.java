package io.twospeed.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code new operation} and {@code check} of what it wrote. */
class NewOperationTest {
  @TempDir Path mappings;

  @BeforeEach
  void contractsAlone() throws IOException {
    Path contracts = Files.createDirectories(mappings.resolve("contracts"));
    try (Stream<Path> files = Files.list(Installation.REPOSITORY.resolve("mappings/contracts"))) {
      for (Path file : files.toList()) {
        Files.copy(file, contracts.resolve(file.getFileName()));
      }
    }
  }

  @Test
  void aCopybookGivesAFolderThatCheckAccepts() {
    Ran made = ran("accounts.look", "--copybook", "ACCTBAL.cpy", "--queue", "CORE.ACCT.BAL");
    assertThat(made.err()).isEmpty();
    assertThat(made.exit()).isZero();
    assertThat(made.out())
        .contains("operation.yaml", "request.jslt", "response.schema.json", "core:accounts.look");
    Ran check = check(mappings.resolve("core/accounts.look"));
    assertThat(check.err()).isEmpty();
    assertThat(check.out()).startsWith("1 core operation (0 examples) in ").contains("no findings");
    assertThat(check(mappings).exit()).isZero();
  }

  @Test
  void aWsdlGivesAFolderThatCheckAccepts() throws IOException {
    Ran made =
        ran(
            "loans.begin",
            "--wsdl",
            "loans.wsdl",
            "--soap",
            "OpenLoan",
            "--system",
            "core-loans",
            "--effect",
            "changes");
    assertThat(made.err()).isEmpty();
    assertThat(Files.readString(mappings.resolve("core/loans.begin/operation.yaml")))
        .contains("soap: { wsdl: loans.wsdl, operation: OpenLoan }", "effect: changes");
    assertThat(check(mappings.resolve("core/loans.begin")).exit()).isZero();
  }

  @Test
  void whatLooksLikeCutCodeIsAWarningOfEveryVerbAndAFindingOfNone() throws IOException {
    Path contract = mappings.resolve("contracts/CUT.cpy");
    String code = String.format("       01 %s.%n           05 A PIC X(4).", "REQ");
    Files.writeString(
        contract,
        String.format("%-72s%n", code.lines().toList().get(0))
            + String.format("%-72sVALUE 1.%n", code.lines().toList().get(1))
            + "       01 RSP.                                                          26.10.94\n"
            + "           05 RC PIC X.\n");
    String warning = "CUT.cpy:2: text past column 72 is cut and looks like code; expected ";
    Ran made = ran("accounts.cut", "--copybook", "CUT.cpy", "--queue", "Q");
    Ran check = check(mappings);
    Ran diff =
        Ran.of("diff", contract.toString(), contract.toString(), "--mappings", mappings.toString());
    Path record = Files.write(mappings.resolve("record.bin"), new byte[] {1, 2, 3, 4});
    Ran decode =
        Ran.of("decode", "--copybook", contract.toString(), "--record", "REQ", record.toString());
    for (Ran each : List.of(made, check, diff, decode)) {
      assertThat(each.exit()).isZero();
      assertThat(each.err()).startsWith("warning: ").contains(warning).hasLineCount(1);
    }
    assertThat(check.out()).contains("no findings");
  }

  @Test
  void aWsdlInAFolderOfContractsIsFoundByEitherPath() throws IOException {
    Path contracts = mappings.resolve("contracts");
    Path wsdl = Files.createDirectories(contracts.resolve("acme/wsdl")).resolve("l.wsdl");
    Path types = Files.createDirectories(contracts.resolve("acme/xsd")).resolve("loans-types.xsd");
    Files.move(contracts.resolve("loans-types.xsd"), types);
    String text = Files.readString(contracts.resolve("loans.wsdl"));
    Files.writeString(wsdl, text.replace("\"loans-types.xsd\"", "\"../xsd/loans-types.xsd\""));
    Files.delete(contracts.resolve("loans.wsdl"));
    for (String given : List.of("acme/wsdl/l.wsdl", "acme/xsd/../wsdl/l.wsdl", wsdl.toString())) {
      String name = "loans.n" + given.length();
      Ran made = ran(name, "--wsdl", given, "--soap", "OpenLoan", "--system", "core-loans");
      assertThat(made.err()).isEmpty();
      assertThat(Files.readString(mappings.resolve("core").resolve(name).resolve("operation.yaml")))
          .contains("soap: { wsdl: acme/wsdl/l.wsdl, operation: OpenLoan }");
    }
    assertThat(check(mappings).err()).isEmpty();
  }

  @Test
  void anOperationOfSeveralPortTypesAsksForThePort() throws IOException {
    Path wsdl = mappings.resolve("contracts/loans.wsdl");
    String text = Files.readString(wsdl);
    int from = text.indexOf("<wsdl:portType");
    int to = text.indexOf("</wsdl:portType>") + "</wsdl:portType>".length();
    int bindingFrom = text.indexOf("<wsdl:binding");
    int bindingTo = text.indexOf("</wsdl:binding>") + "</wsdl:binding>".length();
    String second =
        (text.substring(from, to) + text.substring(bindingFrom, bindingTo))
            .replaceAll("(<wsdl:(?:portType|binding) name=\"\\w+)", "$12")
            .replaceAll("(type=\"[\\w:]+)", "$12");
    Files.writeString(wsdl, text.substring(0, bindingTo) + second + text.substring(bindingTo));
    String[] asked = {"--wsdl", "loans.wsdl", "--soap", "OpenLoan", "--system", "core-loans"};
    Ran refused = ran("loans.x", asked);
    assertThat(refused.exit()).isEqualTo(2);
    assertThat(refused.err())
        .matches(
            "twospeed new operation: several operations of loans.wsdl are called 'OpenLoan'; expected"
                + " one of \\w+, \\w+2; fix: name one of them with --port\n");
    String port = refused.err().replaceAll("(?s).*one of (\\w+),.*", "$1");
    List<String> told = new ArrayList<>(List.of(asked));
    told.addAll(List.of("--port", port));
    assertThat(ran("loans.x", told.toArray(String[]::new)).err()).isEmpty();
    assertThat(Files.readString(mappings.resolve("core/loans.x/operation.yaml")))
        .contains("operation: OpenLoan, port: " + port + " }");
    assertThat(check(mappings).err()).isEmpty();
  }

  @Test
  void whatIsThereIsNotOverwritten() throws IOException {
    ran("accounts.look", "--copybook", "ACCTBAL.cpy", "--queue", "CORE.ACCT.BAL");
    Path map = mappings.resolve("core/accounts.look/request.jslt");
    Files.writeString(map, "{}");
    Ran again = ran("accounts.look", "--copybook", "ACCTBAL.cpy", "--queue", "CORE.ACCT.BAL");
    assertThat(again.exit()).isEqualTo(2);
    assertThat(again.findings())
        .containsExactly(
            mappings.resolve("core/accounts.look")
                + ":0: is there already; expected a name that is free; fix: choose another, or"
                + " delete the folder");
    assertThat(map).hasContent("{}");
  }

  @Test
  void aContractFromElsewhereIsNotCopiedInSilence(@TempDir Path elsewhere) throws IOException {
    Path copybook = Files.writeString(elsewhere.resolve("NEW.cpy"), "       01 A.\n");
    Ran made = ran("a.b", "--copybook", copybook.toString(), "--queue", "Q");
    assertThat(made.findings())
        .containsExactly(
            copybook
                + ":0: is not in contracts/; expected a file in "
                + mappings.resolve("contracts")
                + "; fix: copy it there with what it includes: cp "
                + copybook
                + " "
                + mappings.resolve("contracts")
                + "/");
    assertThat(mappings.resolve("contracts/NEW.cpy")).doesNotExist();
    assertThat(ran("a.b", "--copybook", "NONE.cpy", "--queue", "Q").err())
        .startsWith("NONE.cpy:0: no such file; expected a file in ");
  }

  @Test
  void severalRecordsAreNotGuessedAt() {
    assertThat(ran("funds.keep", "--copybook", "HOLDFND.cpy", "--queue", "Q").findings())
        .containsExactly(
            mappings.resolve("contracts/HOLDFND.cpy")
                + ":0: has 4 records; expected to be told which; fix: --request and --response with"
                + " two of HOLD-REQ, HOLD-RSP, REL-REQ, REL-RSP");
    Ran told =
        ran(
            "funds.keep",
            "--copybook",
            "HOLDFND.cpy",
            "--request",
            "REL-REQ",
            "--response",
            "REL-RSP",
            "--queue",
            "Q");
    assertThat(told.err()).isEmpty();
  }

  @Test
  void theOnlyRecordGoesBothWaysAndMayHaveNoFieldsBelowIt() throws IOException {
    List<String> copybooks =
        List.of(
            "01 AREA. 05 RET-CODE PIC X(4). 05 ACCT-NO PIC X(12).",
            "01 AREA PIC X(10).",
            "77 AREA PIC S9(7)V99 COMP-3.",
            "05 RC PIC 9(2). 05 T OCCURS 3. 10 A PIC X.",
            "01 REQ PIC X(3). 01 RSP PIC 9(4).",
            "01 REQ. 05 A PIC X. 77 RSP PIC X(2).");
    for (int i = 0; i < copybooks.size(); i++) {
      String file = "ONE" + i + ".cpy";
      Files.writeString(
          mappings.resolve("contracts").resolve(file),
          copybooks.get(i).replaceAll("(^|\\. )(?=\\d\\d )", "$1\n       ") + "\n");
      Ran made = ran("one.op" + i, "--copybook", file, "--queue", "Q", "--effect", "changes");
      assertThat(made.err()).as(copybooks.get(i)).isEmpty();
      assertThat(made.exit()).isZero();
    }
    assertThat(check(mappings).err()).isEmpty();
    assertThat(Files.readString(mappings.resolve("core/one.op1/response.jslt")))
        .isEqualTo("{\n  \"area\": core-text(.AREA)\n}\n");
    assertThat(Files.readString(mappings.resolve("core/one.op1/operation.yaml")))
        .contains("record: AREA, map: request.jslt", "result: { field: AREA,");
  }

  @Test
  void whatCannotBeBoundLeavesNothing() throws IOException {
    Ran unknown =
        ran("a.b", "--copybook", "ACCTBAL.cpy", "--queue", "Q", "--system", "core-nowhere");
    assertThat(unknown.exit()).isEqualTo(2);
    assertThat(unknown.out()).isEmpty();
    assertThat(unknown.err()).contains("system 'core-nowhere' is not in config");
    assertThat(mappings.resolve("core")).doesNotExist();
    Files.writeString(
        mappings.resolve("contracts/T.cpy"),
        "       01 R.\n           05 T PIC X OCCURS 3.\n       01 S.\n           05 FILLER PIC X.\n");
    assertThat(ran("a.b", "--copybook", "T.cpy", "--queue", "Q").findings())
        .containsExactly(
            "twospeed new operation: record S of T.cpy has no field outside of a table; expected"
                + " one that holds the return code; fix: name another record");
    assertThat(ran("a.b", "--copybook", "ACCTBAL.cpy", "--queue", "Q: [").exit()).isEqualTo(2);
    assertThat(mappings.resolve("core")).doesNotExist();
    ran("a.b", "--copybook", "ACCTBAL.cpy", "--queue", "Q");
    assertThat(ran("a.c", "--copybook", "ACCTBAL.cpy", "--queue", "Q: [").exit()).isEqualTo(2);
    assertThat(mappings.resolve("core/a.c")).doesNotExist();
    assertThat(mappings.resolve("core/return-codes.yaml")).exists();
    assertThat(check(mappings).exit()).isZero();
  }

  @Test
  void whatDoesNotFitIsSaid() {
    assertThat(ran("a.b", "--copybook", "ACCTBAL.cpy").err())
        .isEqualTo(
            "twospeed new operation: cannot tell how it travels; expected --copybook with --queue,"
                + " or --wsdl with --soap; fix: give one of the two pairs\n");
    assertThat(ran("A/B", "--copybook", "ACCTBAL.cpy", "--queue", "Q").err())
        .startsWith("twospeed new operation: operation name 'A/B'; expected small letters");
    assertThat(
            ran("a.b", "--copybook", "ACCTBAL.cpy", "--queue", "Q", "--effect", "read").findings())
        .containsExactly(
            "twospeed new operation: --effect read; expected reads or changes; fix: changes where"
                + " the core books anything");
    assertThat(ran("a.b", "--wsdl", "loans.wsdl", "--soap", "Shut").err())
        .contains("operation 'Shut' is not in loans.wsdl; expected one of SimulateLoan, OpenLoan,");
    assertThat(Ran.of("new").err())
        .contains("names nothing to begin; expected one of operation, product, help");
    assertThat(mappings.resolve("core")).doesNotExist();
  }

  @Test
  void checkRunsTheExamplesOfOneOperationAlone() throws IOException {
    ran("accounts.look", "--copybook", "ACCTBAL.cpy", "--queue", "CORE.ACCT.BAL");
    ran("accounts.peek", "--copybook", "ACCTBAL.cpy", "--queue", "CORE.ACCT.BAL");
    Path look = mappings.resolve("core/accounts.look");
    Files.writeString(look.resolve("examples/a.request.json"), "{\"acctNo\": \"1\"}");
    Files.writeString(look.resolve("examples/a.request.hex"), "C1");
    assertThat(check(look).findings())
        .singleElement()
        .asString()
        .startsWith(look + "/examples/a.request.hex:0: the mapping made 132 bytes, other from");
    assertThat(check(mappings.resolve("core/accounts.peek")).exit()).isZero();
    Files.writeString(look.resolve("request.jslt"), "{ \"ACCT-NO\": ");
    assertThat(check(mappings.resolve("core/accounts.peek")).exit()).isZero();
    assertThat(check(mappings).err()).contains("core/accounts.look/request.jslt:1: ");
  }

  private Ran ran(String name, String... options) {
    List<String> all = new ArrayList<>(List.of("new", "operation", name));
    all.addAll(List.of(options));
    all.addAll(List.of("--mappings", mappings.toString(), "--config", config()));
    return Ran.of(all);
  }

  private static Ran check(Path folder) {
    return Ran.of("check", "--config", config(), folder.toString());
  }

  private static String config() {
    return Installation.REPOSITORY.resolve("config").toString();
  }
}
