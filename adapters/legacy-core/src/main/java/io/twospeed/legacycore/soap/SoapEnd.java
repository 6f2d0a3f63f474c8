package io.twospeed.legacycore.soap;

import io.twospeed.legacycore.call.CoreCall;
import java.io.InterruptedIOException;
import org.apache.hc.core5.concurrent.FutureCallback;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells a call how its HTTP exchange ended, on the thread that read the reply. Never throws. */
record SoapEnd(CoreCall call, SoapTransport transport) implements FutureCallback<SoapReply> {
  private static final Logger LOG = LoggerFactory.getLogger(SoapEnd.class);

  @Override
  public void completed(SoapReply reply) {
    guarded(() -> transport.replied(call, reply));
  }

  @Override
  public void failed(Exception why) {
    guarded(() -> transport.failed(call, why));
  }

  @Override
  public void cancelled() {
    failed(new InterruptedIOException("the exchange was given up"));
  }

  /** An error in the route that goes on here must not end the thread that serves all others. */
  private static void guarded(Runnable task) {
    try {
      task.run();
    } catch (RuntimeException e) {
      LOG.error("A reply could not be handed on: {}", e.getClass().getName(), e);
    }
  }
}
