package io.twospeed.suite.proof;

import com.fasterxml.jackson.databind.JsonNode;
import io.twospeed.suite.load.Leg;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The core's books, as {@code GET /simulator/ledger} shows them. */
final class LedgerView {
  private static final String SEED = "SEED";
  private static final Set<String> UNDOING = Set.of("PAYREV", "LOANCANC", "HOLDREL");

  private final JsonNode json;
  private final Map<String, Booked> byReference = new HashMap<>();
  private final Map<String, List<Booked>> byMark = new HashMap<>();

  LedgerView(JsonNode json) {
    this.json = json;
    for (JsonNode each : json.path("bookings")) {
      Booked booked = booked(byReference.size(), each);
      byReference.put(booked.reference(), booked);
      if (!UNDOING.contains(booked.code())) {
        byMark
            .computeIfAbsent(Leg.mark(booked.code(), booked.amount()), mark -> new ArrayList<>())
            .add(booked);
      }
    }
  }

  boolean balanced() {
    return json.path("balanced").asBoolean();
  }

  /** Everything done that is not itself an undoing, by what was asked for. */
  Map<String, List<Booked>> byMark() {
    return byMark;
  }

  List<Booked> of(Leg leg) {
    return byMark.getOrDefault(leg.mark(), List.of());
  }

  Optional<Booked> under(String reference) {
    return Optional.ofNullable(byReference.get(reference));
  }

  Set<String> references() {
    return byReference.keySet();
  }

  /** How many postings each reference has. */
  Map<String, Integer> postings() {
    Map<String, Integer> postings = new HashMap<>();
    for (JsonNode each : json.path("postings")) {
      String reference = each.path("reference").asText();
      if (!reference.startsWith(SEED)) {
        postings.merge(reference, 1, Integer::sum);
      }
    }
    return postings;
  }

  /** What each account gained since the start, where it is not nothing. */
  Map<String, BigDecimal> gains() {
    Map<String, BigDecimal> gains = new HashMap<>();
    for (JsonNode each : json.path("accounts")) {
      gains.put(each.path("account").asText(), new BigDecimal(each.path("balance").asText()));
    }
    for (JsonNode posting : json.path("postings")) {
      if (posting.path("reference").asText().startsWith(SEED)) {
        for (JsonNode entry : posting.path("entries")) {
          gains.merge(
              entry.path("account").asText(),
              new BigDecimal(entry.path("amount").asText()).negate(),
              BigDecimal::add);
        }
      }
    }
    gains.values().removeIf(gain -> gain.signum() == 0);
    return gains;
  }

  private static Booked booked(int place, JsonNode json) {
    return new Booked(
        place,
        json.path("reference").asText(),
        json.path("code").asText(),
        json.path("debit").asText(),
        json.path("credit").asText(),
        new BigDecimal(json.path("amount").asText()),
        json.path("state").asText(),
        json.path("undoneBy").asText());
  }
}
