package io.twospeed.mqstandin;

import io.twospeed.mqstandin.queues.Got;
import io.twospeed.mqstandin.queues.Receiver;
import io.twospeed.mqstandin.queues.Selection;
import io.twospeed.mqstandin.queues.UnitOfWork;
import io.twospeed.mqstandin.wire.MqMessage;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One get from within the process, outside any unit of work. */
final class Taking implements Receiver {
  private final Selection selection;
  private volatile @Nullable Got got;

  Taking(Selection selection) {
    this.selection = selection;
  }

  private static void nothing() {}

  Optional<MqMessage> taken() {
    Got taken = got;
    return taken == null ? Optional.empty() : Optional.of(taken.message());
  }

  @Override
  public Selection selection() {
    return selection;
  }

  @Override
  public int maximumLength() {
    return Integer.MAX_VALUE;
  }

  @Override
  public @Nullable UnitOfWork unitOfWork(boolean persistent) {
    return null;
  }

  @Override
  public boolean isWaiting() {
    return got == null;
  }

  @Override
  public Runnable accept(Got message) {
    got = message;
    return Taking::nothing;
  }

  @Override
  public Runnable tooLong(Got message) {
    return Taking::nothing;
  }

  @Override
  public Runnable fail(int reason) {
    return Taking::nothing;
  }
}
