package io.twospeed.suite;

/** What lanes of rounds share: how many kills are left, and what has come of the rest. */
final class Tally {
  private int left;
  private int begun;
  private int rounds;
  private boolean holds = true;
  private Figures figures = Figures.NONE;

  /** A round to be run; with no kills: there is none. */
  record Turn(int number, int kills) {}

  Tally(int kills) {
    this.left = kills;
  }

  synchronized Turn next(int most) {
    int kills = holds ? Math.min(left, most) : 0;
    left -= kills;
    return new Turn(begun++, kills);
  }

  synchronized void add(Outcome outcome) {
    rounds++;
    figures = figures.plus(outcome.figures());
    holds &= outcome.violations().isEmpty();
  }

  synchronized boolean holds() {
    return holds;
  }

  synchronized int rounds() {
    return rounds;
  }

  synchronized Figures figures() {
    return figures;
  }
}
