package io.twospeed.routes.routefile;

import io.twospeed.routes.routefile.RouteFacts.Place;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Which steps work on a copy of the exchange, so that the variables they set end with it: those of
 * a split, and of each branch of a multicast but the last, whose copy Camel goes on with.
 */
public final class Branches {

  /**
   * A copy's steps.
   *
   * @param number tells branches of one step apart
   * @param of {@code multicast} or {@code split}
   * @param outer the copy they are a copy of; null: the route's own exchange
   */
  public record Branch(int number, String of, Place place, @Nullable Branch outer) {
    private boolean reaches(@Nullable Branch reader) {
      for (Branch each = reader; each != null; each = each.outer()) {
        if (each.equals(this)) {
          return true;
        }
      }
      return false;
    }
  }

  /**
   * JSLT that is read in a route.
   *
   * @param file of the product; null: what stands at the place itself
   * @param branch null: none
   */
  public record Reading(Place place, @Nullable String file, @Nullable Branch branch) {}

  private final Deque<Branch> open = new ArrayDeque<>();
  private final Map<String, List<Branch>> setOnlyIn = new HashMap<>();
  private final Map<String, Boolean> setOutside = new HashMap<>();
  private int entered;
  private final List<Reading> readings = new ArrayList<>();

  void enter(String of, Place place) {
    open.push(new Branch(++entered, of, place, open.peek()));
  }

  void leave() {
    open.pop();
  }

  void sets(String variable) {
    Branch branch = open.peek();
    if (branch == null) {
      setOutside.put(variable, true);
    } else {
      setOnlyIn.computeIfAbsent(variable, name -> new ArrayList<>()).add(branch);
    }
  }

  void reads(Place place, @Nullable String file) {
    readings.add(new Reading(place, file, open.peek()));
  }

  public List<Reading> readings() {
    return Collections.unmodifiableList(readings);
  }

  /** The branch that a variable has ended with where it is read; null where it is there. */
  public @Nullable Branch lostIn(String variable, Reading reading) {
    List<Branch> sets = setOnlyIn.get(variable);
    if (sets == null || setOutside.containsKey(variable)) {
      return null;
    }
    boolean reached = sets.stream().anyMatch(each -> each.reaches(reading.branch()));
    return reached ? null : sets.get(0);
  }
}
