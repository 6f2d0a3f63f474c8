package io.twospeed.legacycore;

import jakarta.jms.ConnectionFactory;

/** What the queues of a test lie on. */
interface TestBroker {
  void start() throws Exception;

  /** Gone, as by a power cut; {@link #start} brings it back under the same address. */
  void stop() throws Exception;

  /** Gone for good, its address too. */
  void end() throws Exception;

  /** How many messages are on a queue, taken by somebody or not. */
  long depth(String queue);

  ConnectionFactory connectionFactory();
}
