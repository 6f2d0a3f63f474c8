package io.twospeed.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.twospeed.app.Installation;
import io.twospeed.app.Ran;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code test}: products' examples against a simulated core in this process. */
@Tag("slow")
class TestCommandTest {
  @TempDir Path routes;

  private static Ran test(Path routes, String... more) {
    List<String> words = new ArrayList<>(List.of("test"));
    words.addAll(List.of(more));
    words.addAll(
        List.of(
            "--routes", routes.toString(),
            "--mappings", Installation.REPOSITORY.resolve("mappings").toString(),
            "--config", Installation.REPOSITORY.resolve("config").toString()));
    return Ran.of(words);
  }

  private Path product(String name) {
    assertThat(Ran.of("new", "product", name, "--routes", routes.toString()).exit()).isZero();
    return routes.resolve(name);
  }

  private static void replace(Path file, String old, String now) throws IOException {
    String text = Files.readString(file);
    assertThat(text).contains(old);
    Files.writeString(file, text.replace(old, now));
  }

  @Test
  void everyExampleOfOurOwnProductsHolds() {
    Ran ran = test(Installation.REPOSITORY.resolve("routes"));

    assertThat(ran.out()).as(ran.err()).contains("instalment-purchase", "account-view");
    assertThat(ran.exit()).as(ran.out()).isZero();
  }

  @Test
  void aNewProductsExamplesHoldAsTheyAre() {
    Path product = product("trip-pot");

    Ran ran = test(routes, "trip-pot");

    assertThat(ran.exit()).as(ran.out() + ran.err()).isZero();
    assertThat(ran.out())
        .containsPattern("trip-pot\n  ok {6}examples/allowance.yaml {8} +\\d+ ms\n")
        .containsPattern(
            "  ok {6}examples/silent-core.yaml {6} +\\d+ ms  with faults of the core\n")
        .containsPattern("3 of 3 examples hold, in \\d+\\.\\d s\n$");
    assertThat(
            Ran.of(
                    "check",
                    product.toString(),
                    "--mappings",
                    Installation.REPOSITORY.resolve("mappings").toString())
                .exit())
        .isZero();
  }

  @Test
  void anAnswerThatDiffersIsShownPlaceByPlace() throws IOException {
    Path product = product("trip-pot");
    replace(
        product.resolve("allowance.jslt"), "$balance.availableBalance", "$balance.ledgerBalance");
    replace(product.resolve("examples/unknown-account.yaml"), "status: 404", "status: 410");

    Ran ran = test(routes, product.toString());

    assertThat(ran.exit()).isEqualTo(1);
    assertThat(ran.out())
        .contains(
            """
                        /available/amount (line 9)
                          expected  "4912.25"
                          actual    "5000.00"
            """,
            """
                        status (line 6)
                          expected  410
                          actual    404 (urn:twospeed:problem:unknown-account)
            """,
            "1 of 3 examples hold, in ");
  }

  @Test
  void whyARequestCannotBePutIntoTheCoresTermsIsShown() throws IOException {
    Path product = product("trip-pot");
    replace(product.resolve("openapi.yaml"), "'^[0-9]{12}$'", "'^[0-9]{12,20}$'");
    replace(product.resolve("examples/allowance.yaml"), "/100000000001", "/10000000000177");

    Ran ran = test(routes, "trip-pot");

    assertThat(ran.exit()).isEqualTo(1);
    assertThat(ran.out())
        .contains(
            "actual    500 (urn:twospeed:problem:core-request; trip-pot.camel.yaml:7,"
                + " to[core:accounts.balance]: accounts.balance: the request was not sent: ")
        .contains("ACCT")
        .doesNotContain("10000000000177");
  }

  @Test
  void whichFieldOfAnAnswerBreaksTheContractIsShown() throws IOException {
    Path product = product("trip-pot");
    replace(
        product.resolve("openapi.yaml"), "currency: {type: string}", "currency: {type: integer}");

    Ran ran = test(routes, "trip-pot");

    assertThat(ran.exit()).isEqualTo(1);
    assertThat(ran.out())
        .contains(
            "actual    500 (urn:twospeed:problem:response-breaks-contract; the answer breaks the"
                + " contract: /available/currency ");
  }

  @Test
  void aFaultThatTheCoreDoesNotKnowIsRefused() throws IOException {
    Path product = product("trip-pot");
    replace(product.resolve("examples/silent-core.yaml"), "drop-reply", "drop-rply");

    Ran ran = test(routes, "trip-pot");

    assertThat(ran.exit()).isEqualTo(1);
    assertThat(ran.out())
        .contains(
            "examples/silent-core.yaml:3: the simulated core refuses the fault: /kind expected one"
                + " of drop-request, drop-reply, delay, late-reply, duplicate-reply, garble,"
                + " wrong-correlation, refuse, abend; expected a body of POST /simulator/faults;"
                + " fix: correct it; simulator/README.md has the operations and kinds");
  }

  @Test
  void aRequestThatHttpDoesNotKnowIsToldAndNotSent() throws IOException {
    Path product = product("trip-pot");
    Path example = product.resolve("examples/unknown-account.yaml");
    replace(example, "method: GET", "method: GET IT");

    Ran ran = test(routes, "trip-pot");

    assertThat(ran.exit()).isEqualTo(1);
    assertThat(ran.out())
        .contains(
            "examples/unknown-account.yaml:2: the example's request cannot be sent: illegal method"
                + " \"GET IT\"; expected a method, a path and headers as HTTP has them; fix: correct"
                + " it; what is no plain letter is percent-coded in a path\n");
  }

  @Test
  void filesWithFindingsAreNotTriedOut() throws IOException {
    Path product = product("trip-pot");
    replace(
        product.resolve("trip-pot.camel.yaml"), "core:accounts.balance", "core:accounts.balanse");

    Ran ran = test(routes, "trip-pot");

    assertThat(ran.exit()).isEqualTo(2);
    assertThat(ran.findings())
        .containsExactly(
            product
                + "/trip-pot.camel.yaml:7: the core has no operation 'accounts.balanse'; expected"
                + " an operation of mappings/core; fix: correct the name, or add"
                + " mappings/core/accounts.balanse");
  }

  @Test
  void aProductThatIsNotThere() {
    Ran ran = test(routes, "trip-pot");

    assertThat(ran.exit()).isEqualTo(2);
    assertThat(ran.err())
        .isEqualTo(
            "trip-pot:0: no such product; expected one of "
                + routes
                + ", or a folder; fix: name one\n");
  }

  @Test
  void aNameThatIsNoneOrTaken() {
    Path product = product("trip-pot");

    assertThat(Ran.of("new", "product", "Trip Pot", "--routes", routes.toString()).err())
        .isEqualTo(
            "twospeed new product: 'Trip Pot' is no name for a product; expected small letters and"
                + " digits, parted by hyphens; fix: write a name such as trip-pot\n");
    assertThat(Ran.of("new", "product", "trip-pot", "--routes", routes.toString()).err())
        .isEqualTo(
            product
                + ":0: is there already; expected a name that is free; fix: choose another, or"
                + " delete the folder\n");
  }
}
