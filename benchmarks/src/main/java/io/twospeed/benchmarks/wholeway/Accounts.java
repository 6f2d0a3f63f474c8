package io.twospeed.benchmarks.wholeway;

import java.util.List;

/** Accounts that the simulated core is set up with; see the simulator's README. */
final class Accounts {

  private static final List<String> IDS = List.of("622200000001");

  private Accounts() {}

  static List<Question> questions() {
    return IDS.stream().map(Question::balanceOf).toList();
  }
}
