package io.twospeed.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import io.twospeed.openapi.contract.Contract;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import org.junit.jupiter.api.Tag;

/** Whatever a client sends, the fault is the client's, and nothing of it comes back. */
@Tag("slow")
class AnyInputTest {
  private static final String MARKER = "zq7marker";
  private static final List<RunningDoor> DOORS = new ArrayList<>();

  @BeforeContainer
  static void open() {
    RunningDoor door = new RunningDoor(RunningDoor.settings());
    door.door.publish(ScriptedProduct.echo("pay", Contract.read(RunningDoor.contract("pay"))));
    DOORS.add(door);
  }

  @AfterContainer
  static void close() {
    DOORS.forEach(RunningDoor::close);
    DOORS.clear();
  }

  @Property(tries = 400, shrinking = ShrinkingMode.OFF)
  void noBodyIsTheServersFaultNorComesBack(@ForAll("json") String body) {
    assertHarmless(DOORS.get(0).post("/pay/v1/payments", body));
  }

  @Property(tries = 200, shrinking = ShrinkingMode.OFF)
  void noBodyOfAKnownShapeIsTheServersFaultNorComesBack(@ForAll("payment") String body) {
    assertHarmless(DOORS.get(0).post("/pay/v1/payments", body));
  }

  @Property(tries = 200, shrinking = ShrinkingMode.OFF)
  void noBytesAreTheServersFault(@ForAll String body) {
    assertHarmless(DOORS.get(0).post("/pay/v1/payments", body + MARKER));
  }

  private static void assertHarmless(HttpResponse<String> response) {
    assertThat(response.statusCode()).as(response.body()).isIn(201, 400, 413);
    assertThat(response.body()).doesNotContain(MARKER);
  }

  @Provide
  Arbitrary<String> json() {
    return value(3);
  }

  private static Arbitrary<String> value(int levels) {
    Arbitrary<String> scalar =
        Arbitraries.of(
            "null",
            "true",
            "0",
            "-1.50",
            "1e64",
            "1e-64",
            "9".repeat(64),
            "\"" + MARKER + "\"",
            "\"\\u0000\"",
            "\"2026-01-01\"",
            "\"CNY\"",
            "12345678901234567890");
    if (levels == 0) {
      return scalar;
    }
    Arbitrary<String> array =
        value(levels - 1).list().ofMaxSize(4).map(items -> "[" + String.join(",", items) + "]");
    Arbitrary<String> field =
        Arbitraries.of(
                MARKER, MARKER + "~/" + MARKER, "amount", "payee", "tags", "lines", "text", "")
            .flatMap(name -> value(levels - 1).map(value -> "\"" + name + "\":" + value));
    Arbitrary<String> object =
        field.list().ofMaxSize(5).map(fields -> "{" + String.join(",", fields) + "}");
    return Arbitraries.oneOf(scalar, array, object);
  }

  @Provide
  Arbitrary<String> payment() {
    return value(2)
        .list()
        .ofSize(5)
        .map(
            values ->
                "{\"amount\":%s,\"currency\":%s,\"payee\":%s,\"tags\":{\"%s\":%s},\"lines\":%s}"
                    .formatted(
                        values.get(0),
                        values.get(1),
                        values.get(2),
                        MARKER,
                        values.get(3),
                        values.get(4)));
  }
}
