package io.twospeed.suite.load;

import java.util.Collection;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;

/** Every order of a round with what was told about it. Thread-safe. */
public final class OrderBook {
  private final Map<Integer, Dossier> dossiers = new ConcurrentSkipListMap<>();

  Dossier open(Order order) {
    Dossier dossier = new Dossier(order);
    dossiers.put(order.serial(), dossier);
    return dossier;
  }

  /** All of them, by serial number. */
  public Collection<Dossier> dossiers() {
    return dossiers.values();
  }
}
