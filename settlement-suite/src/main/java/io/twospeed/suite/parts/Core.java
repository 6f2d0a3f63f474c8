package io.twospeed.suite.parts;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.TreeMap;

/** The simulated core's controls. Thread-safe. */
public final class Core {
  private final Http http = new Http();
  private final String base;

  Core(int port) {
    base = "http://127.0.0.1:" + port;
  }

  String soap() {
    return base + "/soap";
  }

  /** The same over a line. */
  String soap(int linePort) {
    return "http://127.0.0.1:" + linePort + "/soap";
  }

  /** Misbehave so at the next call of the operation; the code is for refusals. */
  public void plan(String operation, String kind, int delayMillis, String code) {
    http.required(
        "POST",
        base + "/simulator/faults",
        "{\"operation\":\"%s\",\"kind\":\"%s\",\"delayMs\":%d,\"code\":\"%s\"}"
            .formatted(operation, kind, delayMillis, code));
  }

  /** Behave from now on. */
  public void behave() {
    http.required("DELETE", base + "/simulator/faults", "");
  }

  /** How many calls have met each kind of misbehaviour. */
  public Map<String, Integer> met() {
    Map<String, Integer> met = new TreeMap<>();
    http.get(base + "/simulator/faults")
        .path("met")
        .properties()
        .forEach(each -> met.put(each.getKey(), each.getValue().asInt()));
    return met;
  }

  /** Opens or closes the core for changes. */
  public void window(boolean open) {
    http.required("POST", base + "/simulator/window", "{\"open\":" + open + "}");
  }

  /** Accounts, postings and bookings. */
  public JsonNode ledger() {
    return http.get(base + "/simulator/ledger");
  }

  /** Every reply that it has put on a queue. */
  public JsonNode replies() {
    return http.get(base + "/simulator/replies").path("replies");
  }
}
