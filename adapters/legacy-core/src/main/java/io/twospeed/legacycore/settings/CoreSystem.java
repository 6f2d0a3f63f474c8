package io.twospeed.legacycore.settings;

import java.time.ZoneId;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One core system, as config names it.
 *
 * @param name what operation.yaml's {@code system} refers to
 * @param zone in which the core reads timestamps
 * @param channel the code the core knows this layer by
 * @param mq null: not reached by queue
 * @param soap null: not reached by SOAP
 * @param protection around all calls to this system together
 * @param operations further protection around one operation, by its name
 */
public record CoreSystem(
    String name,
    ZoneId zone,
    String channel,
    @Nullable MqSettings mq,
    @Nullable SoapSettings soap,
    Protection protection,
    Map<String, Protection> operations) {

  public CoreSystem {
    operations = Map.copyOf(operations);
  }

  /** A system without protection. */
  public static CoreSystem of(
      String name,
      ZoneId zone,
      String channel,
      @Nullable MqSettings mq,
      @Nullable SoapSettings soap) {
    return new CoreSystem(name, zone, channel, mq, soap, Protection.none(), Map.of());
  }
}
