package io.twospeed.app.core;

import io.twospeed.app.rehearsal.RehearsalSettings;
import io.twospeed.app.settings.TwospeedSettings;
import io.twospeed.app.settings.TwospeedSettings.CoreSystemSettings;
import io.twospeed.app.settings.TwospeedSettings.Soap;
import io.twospeed.legacycore.settings.CoreSystem;
import io.twospeed.legacycore.settings.CorrelationPattern;
import io.twospeed.legacycore.settings.MqSettings;
import io.twospeed.legacycore.settings.SoapSettings;
import io.twospeed.mappings.operation.OperationCatalogue;
import jakarta.jms.ConnectionFactory;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The core systems of config as a rehearsal has them: under their names, in their zones and with
 * their channels, but reached at the simulated core, without login and without protection.
 */
public final class RehearsedSystems {
  private RehearsedSystems() {}

  public static RehearsalSettings settings(
      TwospeedSettings settings, OperationCatalogue catalogue, Path folder) {
    return new RehearsalSettings(
        settings.mappings().resolve("contracts"),
        catalogue,
        (instance, broker, soap) -> of(settings.systems(), instance, broker, soap),
        Problems::of,
        folder);
  }

  private static List<CoreSystem> of(
      Map<String, CoreSystemSettings> systems,
      String instance,
      ConnectionFactory broker,
      URI soap) {
    List<CoreSystem> rehearsed = new ArrayList<>();
    systems.forEach(
        (name, system) ->
            rehearsed.add(
                CoreSystem.of(
                    name,
                    system.zone(),
                    system.channel(),
                    system.mq() == null ? null : mq(instance + "." + name, broker),
                    soap(system.soap(), soap))));
    return rehearsed;
  }

  private static MqSettings mq(String reader, ConnectionFactory broker) {
    return new MqSettings(
        broker,
        "TWOSPEED.REPLY." + reader,
        "{queue}",
        CorrelationPattern.MESSAGE_ID,
        1,
        1,
        Duration.ofMillis(20));
  }

  /** The simulated core has each service under the last part of its endpoint's path. */
  private static @Nullable SoapSettings soap(@Nullable Soap configured, URI base) {
    if (configured == null) {
      return null;
    }
    String path = configured.endpoint().getPath();
    return SoapSettings.of(URI.create(base + path.substring(path.lastIndexOf('/'))));
  }
}
