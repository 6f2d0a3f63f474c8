package io.twospeed.mqstandin.queues;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.NavigableSet;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The messages of one queue in the order they are got. Guarded by the manager's lock. */
final class LocalQueue {
  private static final Comparator<QueuedMessage> IN_ORDER =
      Comparator.comparingInt(QueuedMessage::priority)
          .reversed()
          .thenComparingLong(QueuedMessage::sequence);

  private final NavigableSet<QueuedMessage> messages = new TreeSet<>(IN_ORDER);
  private final List<Receiver> receivers = new ArrayList<>();
  private final boolean temporary;
  private QueueDefinition definition;
  private int uncommittedPuts;
  private long earliestExpiryMillis = QueuedMessage.NEVER;

  LocalQueue(QueueDefinition definition) {
    this(definition, false);
  }

  LocalQueue(QueueDefinition definition, boolean temporary) {
    this.definition = definition;
    this.temporary = temporary;
  }

  boolean isTemporary() {
    return temporary;
  }

  QueueDefinition definition() {
    return definition;
  }

  void redefine(QueueDefinition other) {
    definition = other;
  }

  Collection<QueuedMessage> messages() {
    return messages;
  }

  List<Receiver> receivers() {
    return receivers;
  }

  /** CURDEPTH: uncommitted puts count, messages taken by an uncommitted get do not. */
  int depth() {
    return messages.size() + uncommittedPuts;
  }

  void reserve() {
    uncommittedPuts++;
  }

  void release() {
    uncommittedPuts--;
  }

  /** By priority, then in the order of their puts: a message backed out finds its old place. */
  void add(QueuedMessage message) {
    messages.add(message);
    earliestExpiryMillis = Math.min(earliestExpiryMillis, message.expiresAtMillis());
  }

  @Nullable QueuedMessage first(Selection selection) {
    for (QueuedMessage message : messages) {
      if (selection.takes(message)) {
        return message;
      }
    }
    return null;
  }

  /** The message after the browsed one; where that has gone, the one that was behind it. */
  @Nullable QueuedMessage after(@Nullable Got cursor, Selection selection) {
    for (QueuedMessage message : messages) {
      if ((cursor == null || cursor.goesBefore(message)) && selection.takes(message)) {
        return message;
      }
    }
    return null;
  }

  void remove(QueuedMessage message) {
    messages.remove(message);
  }

  /** Takes off what has expired; does nothing, cheaply, where nothing has. */
  void expire(Instant now, Consumer<QueuedMessage> whenExpired) {
    if (now.toEpochMilli() < earliestExpiryMillis) {
      return;
    }
    List<QueuedMessage> expired = messages.stream().filter(it -> it.isExpired(now)).toList();
    expired.forEach(messages::remove);
    earliestExpiryMillis =
        messages.stream()
            .mapToLong(QueuedMessage::expiresAtMillis)
            .min()
            .orElse(QueuedMessage.NEVER);
    expired.forEach(whenExpired);
  }
}
