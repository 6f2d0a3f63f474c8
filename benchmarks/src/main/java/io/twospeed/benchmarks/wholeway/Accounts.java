package io.twospeed.benchmarks.wholeway;

import io.twospeed.benchmarks.load.Question;
import java.util.List;
import java.util.stream.Stream;

/**
 * Accounts that the simulated core knows at start. Every second request is for the one with three
 * holds; the others make a reply that went to the wrong caller show.
 */
final class Accounts {

  private static final String WITH_HOLDS = "100000000001";

  private Accounts() {}

  static List<Question> questions() {
    return Stream.of(WITH_HOLDS, "100000000002", WITH_HOLDS, "100000000003")
        .map(Accounts::balanceOf)
        .toList();
  }

  private static Question balanceOf(String account) {
    return Question.get("/accounts/" + account + "/balance", "\"accountId\":\"" + account + "\"");
  }
}
