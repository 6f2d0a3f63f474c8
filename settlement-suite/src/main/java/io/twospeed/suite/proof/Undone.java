package io.twospeed.suite.proof;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

/** The order in which what an interaction had booked was undone. */
final class Undone {
  private Undone() {}

  /**
   * Whatever was undone while a later booking, that was undone as well, still stood. Not so what
   * nobody could know of: a request that a frozen process or line let go after its call was settled
   * as not done, and that is undone once the core says otherwise.
   *
   * @param booked all of one interaction
   * @param undoneAt the place of its undoing, if it was undone
   * @param contradicted whether it was settled as not done, and found to be done later
   */
  static List<String> outOfOrder(
      String interaction,
      List<Booked> booked,
      Function<Booked, Optional<Integer>> undoneAt,
      Predicate<Booked> contradicted) {
    List<String> found = new ArrayList<>();
    for (Booked earlier : booked) {
      for (Booked later : booked) {
        Optional<Integer> one = undoneAt.apply(earlier);
        Optional<Integer> other = undoneAt.apply(later);
        if (earlier.place() < later.place()
            && one.isPresent()
            && other.isPresent()
            && one.get() < other.get()
            && !contradicted.test(later)) {
          found.add(
              "interaction %s undid the earlier first, at %d and %d: %s, then %s"
                  .formatted(interaction, one.get(), other.get(), earlier, later));
        }
      }
    }
    return found;
  }
}
