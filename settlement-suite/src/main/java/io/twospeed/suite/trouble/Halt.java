package io.twospeed.suite.trouble;

import io.twospeed.suite.freeze.FreezePoint;
import io.twospeed.suite.freeze.Provocation;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Something that stands still for longer than lease, expiry and grace, and then goes on. */
public sealed interface Halt {

  /** A process of the app, at a step. */
  record OfAProcess(FreezePoint point) implements Halt {
    @Override
    public boolean mayLetARequestThrough() {
      return point.isPastTheLastQuestion();
    }

    @Override
    public String told() {
      return point.told();
    }
  }

  /** A line to the core, with what is on it. */
  record OfALine(Blow blow) implements Halt {
    @Override
    public boolean mayLetARequestThrough() {
      return true;
    }

    @Override
    public String told() {
      return blow.told();
    }
  }

  /** As options and reports name it. */
  String told();

  /**
   * Whether a request may reach the core after every wait: then a contradiction is owned. Anywhere
   * else the layer itself keeps it from leaving, and there is none.
   */
  boolean mayLetARequestThrough();

  /** Itself, or where it needs another instance and there is none, one like it. */
  default Halt fitting(int instances) {
    return instances > 1 || all(instances).contains(this)
        ? this
        : new OfAProcess(FreezePoint.SENT_DURABLE);
  }

  /**
   * Every one that can be.
   *
   * @param instances how many there are: some steps need another
   */
  static List<Halt> all(int instances) {
    List<Halt> all = new ArrayList<>();
    Stream.of(FreezePoint.values())
        .filter(point -> instances > 1 || point.provocation() != Provocation.ANOTHER_FROZEN)
        .forEach(point -> all.add(new OfAProcess(point)));
    // Once is not enough: what lies on a line depends on the moment.
    for (int times = 0; times < 3; times++) {
      all.add(new OfALine(Blow.HOLD_SOAP_LINE));
      all.add(new OfALine(Blow.HOLD_SOAP_LINE_LOSE_ANSWERS));
    }
    all.add(new OfALine(Blow.HOLD_BROKER_LINE));
    return all;
  }

  /** The one of that name; empty where there is none. */
  static Optional<Halt> named(String told) {
    return all(2).stream().filter(halt -> halt.told().equals(told)).findFirst();
  }
}
