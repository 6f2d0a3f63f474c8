package io.twospeed.suite.parts;

import io.twospeed.mqstandin.MqStandIn;
import io.twospeed.simulator.EmbeddedBroker;
import java.util.List;
import java.util.Map;

/** What the queues of a round lie on. */
public enum BrokerKind {
  /** Artemis, as the sandbox has it. */
  ARTEMIS(BrokerMain.class.getName(), EmbeddedBroker.DEAD_LETTER_QUEUE),
  /** The stand-in for a queue manager; IBM's own client on both sides of it. */
  IBM_MQ(MqBrokerMain.class.getName(), MqStandIn.DEAD_LETTER_QUEUE);

  private final String mainClass;
  private final String deadLetters;

  BrokerKind(String mainClass, String deadLetters) {
    this.mainClass = mainClass;
    this.deadLetters = deadLetters;
  }

  String mainClass() {
    return mainClass;
  }

  /** Where it puts what it gives up by itself. */
  String deadLetters() {
    return deadLetters;
  }

  /** An address that {@link Connections} understands. */
  String address(int port) {
    return this == ARTEMIS ? "tcp://127.0.0.1:" + port : "127.0.0.1(" + port + ")";
  }

  /** What the app is started with to reach it: options, and variables of its environment. */
  List<String> options(int port) {
    return this == ARTEMIS ? List.of("--core=" + address(port)) : List.of();
  }

  Map<String, String> environment(int port) {
    return this == ARTEMIS
        ? Map.of()
        : Map.of("TWOSPEED_MQ_HOST", "127.0.0.1", "TWOSPEED_MQ_PORT", String.valueOf(port));
  }
}
