package io.twospeed.legacycore;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** Answers that a core keeps back until its test lets them go: no clock decides how long. */
final class HeldAnswers {
  private final Queue<Runnable> answers = new ConcurrentLinkedQueue<>();

  void add(Runnable answer) {
    answers.add(answer);
  }

  int count() {
    return answers.size();
  }

  void letGo() {
    for (Runnable each = answers.poll(); each != null; each = answers.poll()) {
      each.run();
    }
  }
}
