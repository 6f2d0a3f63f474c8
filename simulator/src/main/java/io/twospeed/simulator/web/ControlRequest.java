package io.twospeed.simulator.web;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.twospeed.simulator.bank.ReturnCode;
import io.twospeed.simulator.control.Fault;
import io.twospeed.simulator.control.FaultKind;
import io.twospeed.simulator.control.FaultPlan;
import io.twospeed.simulator.control.Operation;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The JSON body of a control request, checked as it is read. */
final class ControlRequest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int LARGEST_BODY_BYTES = 64 * 1024;
  private static final int LONGEST_DELAY_MILLIS = 600_000;

  private final JsonNode body;

  private ControlRequest(JsonNode body) {
    this.body = body;
  }

  static ControlRequest read(InputStream in, Set<String> allowed) throws IOException {
    ControlRequest request = new ControlRequest(parse(in.readNBytes(LARGEST_BODY_BYTES + 1)));
    request
        .body
        .fieldNames()
        .forEachRemaining(
            name -> require(allowed.contains(name), "", "unknown member; expected " + allowed));
    return request;
  }

  String operation() {
    String operation = body.path("operation").asText();
    List<String> known =
        Stream.concat(
                Stream.of(FaultPlan.ANY_OPERATION),
                Arrays.stream(Operation.values()).map(Operation::wireName))
            .toList();
    require(known.contains(operation), "/operation", "expected one of " + known);
    return operation;
  }

  Fault fault() {
    FaultKind kind =
        FaultKind.named(body.path("kind").asText())
            .orElseThrow(() -> ProblemException.invalid("/kind", "expected one of " + allKinds()));
    return new Fault(kind, delay(kind), code());
  }

  int count() {
    JsonNode count = body.path("count");
    if (count.isMissingNode()) {
      return 1;
    }
    require(count.isInt() && count.asInt() > 0, "/count", "expected a whole number above 0");
    return count.asInt();
  }

  boolean open() {
    JsonNode open = body.path("open");
    require(open.isBoolean(), "/open", "expected true or false");
    return open.asBoolean();
  }

  private Duration delay(FaultKind kind) {
    JsonNode delay = body.path("delayMs");
    if (delay.isMissingNode() && !kind.needsDelay()) {
      return Duration.ZERO;
    }
    require(
        delay.isInt() && delay.asInt() >= 0 && delay.asInt() <= LONGEST_DELAY_MILLIS,
        "/delayMs",
        "expected milliseconds, 0 to " + LONGEST_DELAY_MILLIS);
    return Duration.ofMillis(delay.asInt());
  }

  private ReturnCode code() {
    String code = body.path("code").asText(ReturnCode.INSUFFICIENT_FUNDS.code());
    return Arrays.stream(ReturnCode.values())
        .filter(known -> known.code().equals(code))
        .findFirst()
        .orElseThrow(
            () -> ProblemException.invalid("/code", "expected a return code of the contract"));
  }

  private static JsonNode parse(byte[] body) throws IOException {
    require(body.length <= LARGEST_BODY_BYTES, "", "expected at most 64 KiB");
    try {
      JsonNode parsed = JSON.readTree(body);
      require(parsed.isObject(), "", "expected a JSON object");
      return parsed;
    } catch (JsonProcessingException e) {
      throw ProblemException.invalid("", "expected well-formed JSON");
    }
  }

  private static String allKinds() {
    return Arrays.stream(FaultKind.values())
        .map(FaultKind::wireName)
        .collect(Collectors.joining(", "));
  }

  private static void require(boolean holds, String pointer, String detail) {
    if (!holds) {
      throw ProblemException.invalid(pointer, detail);
    }
  }
}
