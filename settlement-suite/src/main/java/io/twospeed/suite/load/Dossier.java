package io.twospeed.suite.load;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Everything that a client was told about one order, in the order it was told. Thread-safe. */
public final class Dossier {
  private final Order order;
  private final List<Answer> answers = new ArrayList<>();
  private final List<String> faults = new ArrayList<>();
  private int unanswered;
  private boolean triedAnew;
  private boolean gaveUp;

  Dossier(Order order) {
    this.order = order;
  }

  /** What was ordered. */
  public Order order() {
    return order;
  }

  /**
   * The answer that is owed, as it was first told; where the client gave up, what it was told last.
   */
  public synchronized Optional<Answer> owed() {
    if (gaveUp) {
      return Optional.of(answers.get(answers.size() - 1));
    }
    return answers.stream().filter(Answer::isFinal).findFirst();
  }

  /** What the app did that it must not do, seen by the client alone. */
  public synchronized List<String> faults() {
    return List.copyOf(faults);
  }

  synchronized boolean begun() {
    return answers.stream().anyMatch(answer -> answer.meaning() != Answer.Meaning.NOT_BEGUN);
  }

  /**
   * What it was told last came to nothing, and it will not ask again. True where it may: where no
   * copy of its request can be on its way any more, and what it sent after it was told so is no new
   * try that still runs.
   *
   * @param leavesCopies it may leave copies that it sent before it was told: such a copy must not
   *     run
   */
  synchronized boolean giveUp(boolean leavesCopies) {
    gaveUp =
        (leavesCopies || unanswered == 0)
            && !triedAnew
            && !answers.isEmpty()
            && answers.get(answers.size() - 1).meaning() == Answer.Meaning.PASSING;
    return gaveUp;
  }

  /** Whether it does not ask any more. */
  public synchronized boolean gaveUp() {
    return gaveUp;
  }

  synchronized Optional<Answer> toldLast() {
    return answers.isEmpty() ? Optional.empty() : Optional.of(answers.get(answers.size() - 1));
  }

  /** How often it was sent. */
  public synchronized int requests() {
    return answers.size() + unanswered;
  }

  /** How often no whole answer came. */
  public synchronized int unanswered() {
    return unanswered;
  }

  synchronized void noAnswer() {
    unanswered++;
    triedAnew |= answers.stream().anyMatch(answer -> answer.meaning() == Answer.Meaning.PASSING);
  }

  /** To the order itself. */
  synchronized void told(Answer answer) {
    if (answer.meaning() == Answer.Meaning.REUSED) {
      faults.add(order + " was taken for another payload: " + answer);
    }
    if (answer.problem().equals("internal-error")) {
      faults.add(order + " got an internal error: " + answer);
    }
    if (answer.meaning() != Answer.Meaning.NOT_BEGUN) {
      mustBeTheSame(answer);
    }
    answers.add(answer);
  }

  /** To the order itself, sent beside another: while that is open, this may be told so later. */
  synchronized void toldAside(Answer answer) {
    if (answer.isFinal()) {
      mustBeTheSame(answer);
    }
    answers.add(answer);
  }

  private void mustBeTheSame(Answer answer) {
    owed()
        .filter(owed -> !answer.sameAs(owed))
        .ifPresent(owed -> faults.add(changed(owed, answer)));
  }

  /** To another payload under the same key. */
  synchronized void toldOtherPayload(Answer answer) {
    Answer.Meaning meaning = answer.meaning();
    if (meaning != Answer.Meaning.REUSED && meaning != Answer.Meaning.NOT_BEGUN) {
      faults.add(
          "%s with another payload got %s; expected 422 idempotency-key-reused"
              .formatted(order, answer));
    }
  }

  private String changed(Answer owed, Answer answer) {
    return "%s was told at first:\n    %s\n  and then:\n    %s".formatted(order, owed, answer);
  }
}
