package io.twospeed.mappings.xml.codec;

import java.util.concurrent.ConcurrentLinkedQueue;
import javax.xml.validation.Schema;

/**
 * Readers with their validators, kept for the next message. A thread-bound keep would outlive a
 * contract that was replaced; this one goes with it.
 */
final class Sessions {
  private final Schema grammar;
  private final ConcurrentLinkedQueue<ValidatingReader> idle = new ConcurrentLinkedQueue<>();

  Sessions(Schema grammar) {
    this.grammar = grammar;
  }

  ValidatingReader take() {
    ValidatingReader kept = idle.poll();
    return kept == null ? new ValidatingReader(grammar) : kept;
  }

  /** Gives back one that ended well; one that did not is dropped. */
  void giveBack(ValidatingReader reader) {
    idle.offer(reader);
  }
}
