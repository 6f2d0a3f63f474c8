package io.twospeed.legacycore.mq;

import io.twospeed.legacycore.call.CallProblem;
import io.twospeed.legacycore.call.CoreCall;
import java.util.Collection;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * The sessions that send. Nobody waits for one: a caller who finds all busy leaves its request to
 * whoever gives one back.
 */
final class MqSenders {
  private final ConcurrentLinkedDeque<MqSender> idle;
  private final ConcurrentLinkedQueue<Waiting> waiting = new ConcurrentLinkedQueue<>();

  private static final class Waiting {
    private final CoreCall call;
    private final byte[] wire;

    private Waiting(CoreCall call, byte[] wire) {
      this.call = call;
      this.wire = wire;
    }
  }

  MqSenders(Collection<MqSender> senders) {
    idle = new ConcurrentLinkedDeque<>(senders);
  }

  void send(CoreCall call, byte[] wire) {
    MqSender sender = idle.pollFirst();
    if (sender != null) {
      sender.send(call, wire);
      giveBack(sender);
      return;
    }
    waiting.add(new Waiting(call, wire));
    MqSender given = idle.pollFirst();
    if (given != null) {
      giveBack(given);
    }
  }

  /** The connection is gone: what was not sent is certainly not done. */
  void abandon(CallProblem problem) {
    for (Waiting next = waiting.poll(); next != null; next = waiting.poll()) {
      next.call.notDone(problem);
    }
  }

  private void giveBack(MqSender given) {
    MqSender sender = given;
    while (sender != null) {
      for (Waiting next = waiting.poll(); next != null; next = waiting.poll()) {
        sender.send(next.call, next.wire);
      }
      idle.addFirst(sender);
      // One that was left between the last look and the giving back would else lie there.
      sender = waiting.isEmpty() ? null : idle.pollFirst();
    }
  }
}
