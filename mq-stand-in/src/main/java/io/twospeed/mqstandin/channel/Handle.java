package io.twospeed.mqstandin.channel;

import io.twospeed.mqstandin.queues.Got;
import io.twospeed.mqstandin.queues.MqFailure;
import io.twospeed.mqstandin.queues.QueueManager;
import io.twospeed.mqstandin.wire.Mqi;
import io.twospeed.mqstandin.wire.Reason;
import org.jspecify.annotations.Nullable;

/** An open object: a queue, or the queue manager itself. */
final class Handle {
  private final String queue;
  private final int options;
  private final boolean temporary;
  private @Nullable Got cursor;
  private @Nullable Stream stream;
  private volatile @Nullable PendingGet pending;

  Handle(String queue, int options, boolean temporary) {
    this.queue = queue;
    this.options = options;
    this.temporary = temporary;
  }

  /** The queue's name, or an empty text for the queue manager. */
  String queue() {
    return queue;
  }

  /** The message a browse is at. */
  @Nullable Got cursor() {
    return cursor;
  }

  void cursor(@Nullable Got browsed) {
    cursor = browsed;
  }

  @Nullable Stream stream() {
    return stream;
  }

  void stream(Stream consumer) {
    stream = consumer;
  }

  /** The get that waits here now, if any: one connection has one call at a time. */
  void pending(PendingGet get) {
    pending = get;
  }

  void requireOutput() {
    if ((options & Mqi.OPEN_OUTPUT) == 0) {
      throw new MqFailure(Reason.NOT_OPEN_FOR_OUTPUT, queue);
    }
  }

  void requireInput() {
    if ((options & Mqi.OPEN_INPUT_MASK) == 0) {
      throw new MqFailure(Reason.NOT_OPEN_FOR_INPUT, queue);
    }
  }

  void requireBrowse() {
    if ((options & Mqi.OPEN_BROWSE) == 0) {
      throw new MqFailure(Reason.NOT_OPEN_FOR_BROWSE, queue);
    }
  }

  /** Closes it: nobody waits here any more, and a temporary queue goes with its first handle. */
  void close(QueueManager manager) {
    if (stream != null) {
      manager.withdraw(queue, stream);
    }
    PendingGet waiting = pending;
    if (waiting != null) {
      manager.withdraw(queue, waiting);
    }
    if (temporary) {
      manager.deleteTemporary(queue);
    }
  }
}
