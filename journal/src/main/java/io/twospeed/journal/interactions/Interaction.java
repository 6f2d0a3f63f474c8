package io.twospeed.journal.interactions;

import io.twospeed.journal.calls.CallTally;
import java.time.Instant;

/**
 * One request of a channel, on its way through the layer. The fast door makes it, the route carries
 * it, the slow door reads it: the two doors know each other by this alone.
 *
 * @param id ours, unique, 32 lower-case hexadecimal digits
 * @param client who asked: the name the fast door established, never a credential
 * @param product the scenario product that serves it
 * @param traceId W3C Trace Context trace-id, 32 lower-case hexadecimal digits
 * @param deadline UTC; the caller has its answer by then, whatever the core does
 * @param calls what its changing calls came to so far
 */
public record Interaction(
    String id, String client, String product, String traceId, Instant deadline, CallTally calls) {

  /** The Camel exchange property that carries the interaction from door to door. */
  public static final String EXCHANGE_PROPERTY = "twospeed.interaction";

  /** An interaction that has called nothing yet. */
  public Interaction(String id, String client, String product, String traceId, Instant deadline) {
    this(id, client, product, traceId, deadline, new CallTally());
  }
}
