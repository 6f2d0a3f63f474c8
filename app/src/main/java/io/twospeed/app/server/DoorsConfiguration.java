package io.twospeed.app.server;

import io.micrometer.core.instrument.MeterRegistry;
import io.twospeed.app.core.CatalogueOperations;
import io.twospeed.app.core.CoreFilesInForce;
import io.twospeed.app.core.CoreSystems;
import io.twospeed.app.core.Problems;
import io.twospeed.app.health.CoreHealth;
import io.twospeed.app.rehearsal.SimulatedRehearsal;
import io.twospeed.app.sandbox.NoSimulatedCore;
import io.twospeed.app.settings.EnvironmentNames;
import io.twospeed.app.settings.TwospeedSettings;
import io.twospeed.journal.Journal;
import io.twospeed.legacycore.SlowDoor;
import io.twospeed.mappings.operation.OperationCatalogue;
import io.twospeed.openapi.ApiDoor;
import io.twospeed.openapi.settings.DoorJournal;
import io.twospeed.routes.ProductHost;
import io.twospeed.routes.rehearsal.Rehearsal;
import io.twospeed.routes.settings.HostSettings;
import io.twospeed.simulator.EmbeddedBroker;
import jakarta.jms.ConnectionFactory;
import java.time.Clock;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.ssl.SslBundles;
import org.springframework.boot.web.servlet.ServletRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * The way of a request, from the channels' port to the core: two doors and the host between them.
 */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(TwospeedSettings.class)
class DoorsConfiguration {
  private static final Logger LOG = LoggerFactory.getLogger(DoorsConfiguration.class);

  @Bean
  SmartInitializingSingleton environmentNames() {
    return () -> EnvironmentNames.findings(System.getenv()).forEach(LOG::warn);
  }

  @Bean
  Clock clock() {
    return Clock.systemUTC();
  }

  @Bean
  OperationCatalogue operationCatalogue(TwospeedSettings settings) {
    return OperationCatalogue.load(settings.mappings(), CoreSystems.codecOptions(settings));
  }

  @Bean(destroyMethod = "close")
  SlowDoor slowDoor(
      OperationCatalogue catalogue,
      TwospeedSettings settings,
      ObjectProvider<EmbeddedBroker> sandbox,
      ObjectProvider<ConnectionFactory> ibmMq,
      SslBundles bundles,
      Journal journal,
      Clock clock,
      MeterRegistry meters) {
    SlowDoor.Builder door =
        SlowDoor.builder()
            .catalogue(catalogue)
            .clock(clock)
            .meters(meters)
            .journal(settings.journal().offForBenchmarks() ? null : journal)
            .settlement(settings.settlement().settings());
    CoreSystems.of(settings, sandbox.getIfAvailable(), ibmMq.getIfAvailable(), bundles)
        .forEach(door::system);
    return door.open();
  }

  @Bean(destroyMethod = "close")
  ApiDoor apiDoor(TwospeedSettings settings, Journal journal, Clock clock, MeterRegistry meters) {
    return new ApiDoor(
        settings.door().settings(),
        Problems::of,
        clock,
        meters,
        settings.journal().offForBenchmarks()
            ? null
            : new DoorJournal(
                journal,
                settings.door().finishWithin(),
                settings.door().newTryAfter(),
                settings.door().callbacks().settings()));
  }

  @Bean
  CoreHealth core(SlowDoor door) {
    return new CoreHealth(door);
  }

  @Bean
  ServletRegistrationBean<?> channels(ApiDoor door) {
    ServletRegistrationBean<?> registration = new ServletRegistrationBean<>(door.servlet(), "/*");
    registration.setName("channels");
    registration.setLoadOnStartup(1);
    return registration;
  }

  @Bean(destroyMethod = "close")
  ProductHost productHost(
      TwospeedSettings settings,
      ApiDoor door,
      SlowDoor core,
      OperationCatalogue catalogue,
      ObjectProvider<Rehearsal> rehearsal,
      Clock clock) {
    HostSettings host =
        HostSettings.of(
                settings.routes(),
                Map.of("core", core::component),
                new CatalogueOperations(catalogue),
                clock)
            .rehearsing(rehearsal.getIfAvailable(NoSimulatedCore::new))
            .opening(settings.components())
            .draining(settings.releases().drainGrace())
            .releasing(settings.releases().settings(settings.data()));
    ProductHost products = new ProductHost(host, door::change);
    products.load();
    return products;
  }

  @Bean
  CoreFilesInForce coreFilesInForce(
      TwospeedSettings settings,
      SlowDoor core,
      ProductHost products,
      OperationCatalogue catalogue,
      ObjectProvider<SimulatedRehearsal> rehearsal,
      Clock clock) {
    return new CoreFilesInForce(
        settings,
        core,
        products,
        catalogue,
        next -> rehearsal.ifAvailable(it -> it.over(next)),
        clock);
  }

  @Bean(destroyMethod = "close")
  FollowedFolders followedFolders(
      TwospeedSettings settings, ProductHost products, CoreFilesInForce core) {
    return FollowedFolders.start(settings, products, core);
  }
}
