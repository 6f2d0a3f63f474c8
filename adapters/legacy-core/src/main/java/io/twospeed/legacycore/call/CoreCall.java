package io.twospeed.legacycore.call;

import io.twospeed.mappings.operation.wire.Transport;
import org.jspecify.annotations.Nullable;

/**
 * One request on its way to the core, as a transport sees it: the transport asks what to do, and
 * tells what came of it. Safe for many threads.
 */
public interface CoreCall {
  String operation();

  /** Whether it may change anything in the core: then its message must not get lost. */
  boolean changes();

  /**
   * Whether its states are written down: then its reply is acknowledged only after that, and has a
   * queue of its own.
   */
  boolean journalled();

  String reference();

  /** The name a transport sends to: the core's queue, or the SOAP action. */
  String address();

  /** How its operation travels: one and the same object for all calls of an operation. */
  Transport transport();

  long ageMillis();

  /** What is left of its time, at least 1: what a message's expiry is set to. */
  long leftMillis();

  /** Guards were passed and are to be told of the end. */
  void guarded();

  /** From here on the core may have it. False where the call is over: then nothing may be sent. */
  boolean begin();

  /**
   * Why it may not leave any more, or null: asked between what is done last for it and the write
   * itself, as whatever could have paused this process lies before that.
   */
  @Nullable CallProblem tooLate();

  /** Nobody waits for it any more. */
  boolean over();

  /** The core's answer. False where the call was over and can do nothing with it. */
  boolean replied(byte[] wire);

  /** The core's SOAP fault. False where the call was over and can do nothing with it. */
  boolean faulted(byte[] detail);

  /**
   * The way says that it came too late. Whoever is between may say so of what the core has done: it
   * tells how the sending ended, not what became of the call. False where the call was over and can
   * do nothing with it.
   */
  boolean expired();

  /** A reply that is none. False where the call was over and can do nothing with it. */
  boolean garbled(String detail);

  /** It certainly never reached the core. */
  void notDone(CallProblem problem);

  /**
   * The way broke: after {@link #begin()} the core may have it or not, before it has it not. False
   * where the call was over.
   */
  boolean lost(CallProblem problem);
}
