package io.twospeed.benchmarks.wholeway;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** Who takes part: the same answer to the same request. */
enum Contender {
  /** Nothing but Tomcat, JMS and code for this one record: what the way costs at least. */
  FLOOR("floor", "io.twospeed.benchmarks.floor.FloorMain"),
  /** The product account-view in the real app. */
  TWOSPEED("Twospeed", "io.twospeed.benchmarks.contender.TwospeedMain"),
  /** The same as the floor with IBM's own client, over the wire stand-in. */
  FLOOR_IBM_MQ("floor, IBM MQ client", "io.twospeed.benchmarks.floor.FloorIbmMqMain"),
  /** The same as Twospeed with its profile ibm-mq, over the wire stand-in. */
  TWOSPEED_IBM_MQ("Twospeed, ibm-mq", "io.twospeed.benchmarks.contender.TwospeedIbmMqMain"),
  /** Spring Integration: http inbound gateway, jms outbound gateway with its reply container. */
  SPRING_INTEGRATION(
      "Spring Integration", "io.twospeed.benchmarks.contender.SpringIntegrationMain"),
  /** Camel alone: platform-http, jms InOut with an exclusive reply queue. */
  PLAIN_CAMEL("plain Camel", "io.twospeed.benchmarks.contender.PlainCamelMain");

  private final String label;
  private final String mainClass;

  Contender(String label, String mainClass) {
    this.label = label;
    this.mainClass = mainClass;
  }

  /** Whether its core is behind the stand-in for a queue manager. */
  boolean overIbmMq() {
    return this == FLOOR_IBM_MQ || this == TWOSPEED_IBM_MQ;
  }

  String label() {
    return label;
  }

  String mainClass() {
    return mainClass;
  }

  /** The name on the command line. */
  String option() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  static Contender named(String option) {
    return Arrays.stream(values())
        .filter(contender -> contender.option().equals(option))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "no contender '" + option + "'; there are: " + allOptions()));
  }

  static String allOptions() {
    return Arrays.stream(values()).map(Contender::option).collect(Collectors.joining(","));
  }
}
