package io.twospeed.legacycore.mq;

import io.twospeed.legacycore.transport.CorrelationId;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReferenceArray;

/** Keeps the last ids in a map, and takes the oldest out of it for each new one. */
final class Memory {
  private final ConcurrentHashMap<CorrelationId, ?> remembered;
  private final AtomicReferenceArray<CorrelationId> ring;
  private final AtomicLong next = new AtomicLong();

  Memory(ConcurrentHashMap<CorrelationId, ?> remembered, int capacity) {
    this.remembered = remembered;
    this.ring = new AtomicReferenceArray<>(capacity);
  }

  void add(CorrelationId id) {
    int at = (int) (next.getAndIncrement() % ring.length());
    CorrelationId oldest = ring.getAndSet(at, id);
    if (oldest != null) {
      remembered.remove(oldest);
    }
  }
}
