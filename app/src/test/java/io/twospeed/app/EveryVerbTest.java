package io.twospeed.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Each verb that {@code help} lists, started as a user starts it: the script, a process, files. */
@Tag("slow")
@Execution(ExecutionMode.CONCURRENT)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EveryVerbTest {
  private static final Pattern VERB = Pattern.compile("(?m)^  ([a-z]+)  +[A-Z]");
  private static final String BALANCE = "/accounts/100000000001/balance";

  @TempDir static Path folder;
  @TempDir static Path data;

  private final Map<String, Case> cases = new LinkedHashMap<>();
  private Program program;
  private Started up;
  private String operations = "";
  private String channels = "";

  private interface Case {
    void run() throws Exception;
  }

  @BeforeAll
  void start() throws IOException {
    program = Program.in(folder);
    cases.put("up", this::up);
    cases.put("simulator", this::simulator);
    cases.put("check", this::check);
    cases.put("deploy", this::deploy);
    cases.put("rollback", this::rollback);
    cases.put("decode", this::decode);
    cases.put("encode", this::encode);
    cases.put("diff", this::diff);
    cases.put("new", this::begin);
    cases.put("test", this::test);
    cases.put("help", this::help);
    up = program.start("up", "--port", "0", "--ops-port", "0", "--data", data + "/up");
    operations = up.awaitPrinted("operations  (http\\S+)");
    channels = up.awaitPrinted("channels    (http\\S+)");
  }

  @AfterAll
  void stop() {
    up.close();
  }

  @TestFactory
  @Execution(ExecutionMode.SAME_THREAD)
  List<DynamicTest> everyVerbDoesWhatItIsFor() throws IOException {
    List<DynamicTest> tests = new ArrayList<>();
    cases.forEach((verb, each) -> tests.add(DynamicTest.dynamicTest(verb, each::run)));
    return tests;
  }

  @Test
  void everyVerbOfHelpHasACase() throws IOException {
    try (Started help = program.start("help")) {
      assertThat(help.exit()).as(help.err()).isZero();
      Set<String> verbs = new TreeSet<>();
      Matcher verb = VERB.matcher(help.out());
      while (verb.find()) {
        verbs.add(verb.group(1));
      }
      assertThat(verbs).isEqualTo(new TreeSet<>(cases.keySet()));
    }
  }

  private void up() {
    assertThat(Installation.get(operations + "/health").statusCode()).isEqualTo(200);
    assertThat(Installation.get(channels + BALANCE).body()).contains("\"currency\":\"CNY\"");
  }

  /** And {@code up --core} beside it, in a third process, with the command that it prints. */
  private void simulator() throws IOException {
    try (Started simulator =
        program.start(
            "simulator", "--ops-port", "0", "--broker-port", "0", "--data", data + "/sim")) {
      String broker = simulator.awaitPrinted("broker +(tcp://127\\.0\\.0\\.1:[1-9][0-9]+)");
      String soap = simulator.awaitPrinted("--soap (http://127\\.0\\.0\\.1:[1-9][0-9]+/soap)");
      String controls = soap.replaceFirst("/soap$", "");
      assertThat(Installation.get(controls + "/health").statusCode()).isEqualTo(200);
      assertThat(Installation.get(soap + "/loans?wsdl").body()).contains("definitions");
      try (Started beside =
          program.start(
              "up",
              "--core",
              broker,
              "--soap",
              soap,
              "--port",
              "0",
              "--ops-port",
              "0",
              "--data",
              data + "/beside")) {
        String own = beside.awaitPrinted("channels    (http\\S+)");
        assertThat(Installation.get(own + BALANCE).body()).contains("\"currency\":\"CNY\"");
        String purchase =
            "{\"customerId\":\"1000000001\",\"accountId\":\"100000000001\",\"merchantAccountId\":\"900000000001\",\"price\":{\"amount\":\"1200.00\",\"currency\":\"CNY\"},\"downPayment\":{\"amount\":\"200.00\",\"currency\":\"CNY\"},\"instalments\":12,\"description\":\"bicycle\"}";
        assertThat(Installation.post(own + "/instalment-purchases", purchase).body())
            .contains("\"loanId\":\"L0");
        assertThat(Installation.get(controls + "/simulator/ledger").body())
            .contains("\"balanced\":true", "L0");
      }
    }
  }

  private void check() throws IOException {
    assertThat(ran("check").out()).contains("core operations");
    assertThat(ran("check", "routes/products/account-view").err()).isEmpty();
  }

  private void deploy() throws IOException {
    assertThat(deployed("1")).contains("account-view", "LIVE, 100 % of the clients");
  }

  private void rollback() throws IOException {
    deployed("2");
    assertThat(ran("rollback", "account-view", "--to", operations, "--reason", "a test").out())
        .contains("LIVE, 100 % of the clients");
  }

  private String deployed(String mark) throws IOException {
    Path product = folder.resolve("to-deploy-" + mark).resolve("account-view");
    Program.copy(Installation.REPOSITORY.resolve("routes/products/account-view"), product);
    Path contract = product.resolve("openapi.yaml");
    Files.writeString(contract, Files.readString(contract) + "\n# " + mark + "\n");
    return ran("deploy", product.toString(), "--to", operations).out();
  }

  private void encode() throws IOException {
    assertThat(encoded()).hasSizeGreaterThan(100);
  }

  private void decode() throws IOException {
    Path record = Files.write(folder.resolve("request.bin"), encoded());
    String[] decode = {
      "decode", "--copybook", "mappings/contracts/ACCTBAL.cpy", "--record", "BAL-REQ", "" + record
    };
    assertThat(ran(decode).out()).contains("\"ACCT-NO\": \"100000000001\"");
  }

  private byte[] encoded() throws IOException {
    return ran(
            "encode",
            "--copybook",
            "mappings/contracts/ACCTBAL.cpy",
            "docs/tools/balance-request.json")
        .bytes();
  }

  private void diff() throws IOException {
    try (Started diff =
        program.start("diff", "mappings/contracts/ACCTBAL.cpy", "docs/tools/ACCTBAL.cpy")) {
      assertThat(diff.exit()).as(diff.err()).isIn(0, 1);
      assertThat(diff.out()).contains("BAL-R");
    }
  }

  private void begin() throws IOException {
    assertThat(ran("new", "product", "trip-pot").out()).contains("trip-pot");
    assertThat(folder.resolve("routes/products/trip-pot/openapi.yaml")).exists();
    String[] operation = {
      "new", "operation", "accounts.look", "--copybook", "ACCTBAL.cpy", "--queue", "CORE.ACCT.BAL"
    };
    assertThat(ran(operation).out()).contains("Wrote mappings/core/accounts.look");
  }

  private void test() throws IOException {
    assertThat(ran("test", "account-view").out()).contains("account-view");
  }

  private void help() throws IOException {
    assertThat(ran("help", "new", "operation").out()).contains("twospeed new operation");
  }

  private Started ran(String... arguments) throws IOException {
    try (Started process = program.start(arguments)) {
      assertThat(process.exit()).as(process.out() + process.err()).isZero();
      return process;
    }
  }
}
