package io.twospeed.benchmarks.load;

import java.util.List;
import java.util.function.Supplier;

/** The same questions again and again, in their order. For one thread. */
public final class InTurn implements Supplier<Question> {
  private final List<Question> questions;
  private int next;

  private InTurn(List<Question> questions) {
    this.questions = List.copyOf(questions);
  }

  /** Begins with the first. */
  public static InTurn of(List<Question> questions) {
    return new InTurn(questions);
  }

  @Override
  public Question get() {
    Question question = questions.get(next);
    next = (next + 1) % questions.size();
    return question;
  }
}
