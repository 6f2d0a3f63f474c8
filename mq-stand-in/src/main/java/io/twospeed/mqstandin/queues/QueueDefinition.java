package io.twospeed.mqstandin.queues;

import java.util.Set;
import java.util.function.Consumer;

/** A queue as an administrator defines it, with IBM's defaults. Values never change: see with. */
public final class QueueDefinition {
  private String name;
  private int maximumDepth = 5000;
  private int maximumLength = 4 * 1024 * 1024;
  private boolean putInhibited;
  private boolean getInhibited;
  private int backoutThreshold;
  private String backoutQueue = "";
  private boolean persistent;
  private Set<String> onlyFor = Set.of();
  private boolean model;
  private String remote = "";

  private QueueDefinition(String name) {
    if (name.isBlank() || name.length() > 48) {
      throw new IllegalArgumentException(
          "queue name '" + name + "': expected 1 to 48 characters, such as CORE.PAY.XFER");
    }
    this.name = name;
  }

  /** A local queue. */
  public static QueueDefinition local(String name) {
    return new QueueDefinition(name);
  }

  /** A model, of which temporary queues are made. */
  public static QueueDefinition model(String name) {
    return new QueueDefinition(name).changed(it -> it.model = true);
  }

  /**
   * A name for a queue beyond a channel. A put to it succeeds; that the far queue refuses the
   * message is told by an exception report and the dead-letter queue.
   */
  public static QueueDefinition remote(String name, String farQueue) {
    return new QueueDefinition(name).changed(it -> it.remote = farQueue);
  }

  /** MAXDEPTH: a put to a queue this deep fails with 2053. */
  public QueueDefinition withMaximumDepth(int messages) {
    return changed(it -> it.maximumDepth = messages);
  }

  /** MAXMSGL, in bytes: a longer message fails with 2030. */
  public QueueDefinition withMaximumLength(int bytes) {
    return changed(it -> it.maximumLength = bytes);
  }

  /** PUT(DISABLED): a put fails with 2051. */
  public QueueDefinition withPutInhibited(boolean inhibited) {
    return changed(it -> it.putInhibited = inhibited);
  }

  /** GET(DISABLED): a get fails with 2016. */
  public QueueDefinition withGetInhibited(boolean inhibited) {
    return changed(it -> it.getInhibited = inhibited);
  }

  /** BOTHRESH and BOQNAME: how often IBM's JMS client tries a message, and where it moves it. */
  public QueueDefinition withBackout(int threshold, String queue) {
    return changed(
        it -> {
          it.backoutThreshold = threshold;
          it.backoutQueue = queue;
        });
  }

  /** DEFPSIST: whether a message that leaves it to the queue is persistent. */
  public QueueDefinition withPersistent(boolean byDefault) {
    return changed(it -> it.persistent = byDefault);
  }

  /** The users who may open it, others get 2035; none named: all. */
  public QueueDefinition withOnlyFor(Set<String> users) {
    return changed(it -> it.onlyFor = Set.copyOf(users));
  }

  public String name() {
    return name;
  }

  public int maximumDepth() {
    return maximumDepth;
  }

  public int maximumLength() {
    return maximumLength;
  }

  public boolean putInhibited() {
    return putInhibited;
  }

  public boolean getInhibited() {
    return getInhibited;
  }

  public int backoutThreshold() {
    return backoutThreshold;
  }

  public String backoutQueue() {
    return backoutQueue;
  }

  public boolean persistent() {
    return persistent;
  }

  public boolean isModel() {
    return model;
  }

  /** The queue beyond the channel, or an empty text for a local queue. */
  public String remote() {
    return remote;
  }

  boolean allows(String user) {
    return onlyFor.isEmpty() || onlyFor.contains(user);
  }

  /** The same terms under another name: a queue made of a model. */
  QueueDefinition named(String other) {
    return changed(
        it -> {
          it.name = other;
          it.model = false;
        });
  }

  private QueueDefinition changed(Consumer<QueueDefinition> change) {
    QueueDefinition copy = new QueueDefinition(name);
    copy.maximumDepth = maximumDepth;
    copy.maximumLength = maximumLength;
    copy.putInhibited = putInhibited;
    copy.getInhibited = getInhibited;
    copy.backoutThreshold = backoutThreshold;
    copy.backoutQueue = backoutQueue;
    copy.persistent = persistent;
    copy.onlyFor = onlyFor;
    copy.model = model;
    copy.remote = remote;
    change.accept(copy);
    return copy;
  }
}
