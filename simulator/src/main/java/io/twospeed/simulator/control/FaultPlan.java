package io.twospeed.simulator.control;

import java.util.EnumMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** Which calls to come will be misbehaved to, first come first served. Thread-safe. */
public final class FaultPlan {
  public static final String ANY_OPERATION = "*";

  private final List<Planned> planned = new CopyOnWriteArrayList<>();
  private final Map<FaultKind, Integer> met = new ConcurrentHashMap<>();

  private static final class Planned {
    private final String operation;
    private final Fault fault;
    private int left;

    private Planned(String operation, Fault fault, int left) {
      this.operation = operation;
      this.fault = fault;
      this.left = left;
    }

    private boolean concerns(Operation called) {
      return operation.equals(ANY_OPERATION) || operation.equals(called.wireName());
    }

    private synchronized boolean take() {
      return left > 0 && left-- > 0;
    }

    private synchronized boolean spent() {
      return left == 0;
    }
  }

  /**
   * Plans a fault.
   *
   * @param operation its name, or {@value #ANY_OPERATION}
   * @param count how many calls it is for
   */
  public void add(String operation, Fault fault, int count) {
    planned.add(new Planned(operation, fault, count));
  }

  public void clear() {
    planned.clear();
  }

  /** How many calls have met each kind since the last {@link #forget}. */
  public Map<FaultKind, Integer> met() {
    Map<FaultKind, Integer> all = new EnumMap<>(FaultKind.class);
    for (FaultKind kind : FaultKind.values()) {
      all.put(kind, met.getOrDefault(kind, 0));
    }
    return all;
  }

  /** As if there never was one. */
  void forget() {
    clear();
    met.clear();
  }

  /** What to do to this call; empty to behave. */
  public Optional<Fault> next(Operation operation) {
    Iterator<Planned> each = planned.iterator();
    while (each.hasNext()) {
      Planned candidate = each.next();
      if (candidate.concerns(operation) && candidate.take()) {
        planned.removeIf(Planned::spent);
        met.merge(candidate.fault.kind(), 1, Integer::sum);
        return Optional.of(candidate.fault);
      }
    }
    return Optional.empty();
  }
}
