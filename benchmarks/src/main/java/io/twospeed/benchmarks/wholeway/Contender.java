package io.twospeed.benchmarks.wholeway;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** Who takes part: the same answer to the same request, four ways. */
enum Contender {
  /** Nothing but Tomcat, JMS and code for this one record: what the way costs at least. */
  FLOOR("floor", "io.twospeed.benchmarks.floor.FloorMain"),
  /** The product account-view in the real app. */
  TWOSPEED("Twospeed", "io.twospeed.benchmarks.contender.TwospeedMain"),
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
