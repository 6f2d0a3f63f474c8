package io.twospeed.benchmarks.contender;

import io.twospeed.benchmarks.PartOfRun;
import java.util.HashMap;
import java.util.Map;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import org.springframework.boot.SpringApplication;
import org.springframework.jms.connection.CachingConnectionFactory;

/** What both peers share: how they start, and their connection to the broker. */
final class Peer {

  private Peer() {}

  /**
   * Starts a Spring Boot process that reads no configuration file: Twospeed's lie on the same class
   * path and in the same folder, and are not the peers'.
   *
   * @param arguments the broker's URL, the HTTP port
   */
  static void start(Class<?> configuration, String[] arguments, Map<String, Object> settings) {
    PartOfRun.watchParent();
    Map<String, Object> properties = new HashMap<>(settings);
    properties.put("spring.config.name", "benchmark-peer");
    properties.put("spring.main.banner-mode", "off");
    properties.put("logging.config", "classpath:" + PartOfRun.LOGGING);
    properties.put("benchmark.broker", arguments[0]);
    properties.put("server.address", "127.0.0.1");
    properties.put("server.port", arguments[1]);
    // Tomcat's default ends a connection after 100 requests, which measures connects.
    properties.put("server.tomcat.max-keep-alive-requests", "-1");
    SpringApplication application = new SpringApplication(configuration);
    application.setDefaultProperties(properties);
    application.run();
  }

  /** One connection, sessions and producers cached: as many as requests can wait at once. */
  static CachingConnectionFactory connections(String broker) {
    CachingConnectionFactory connections =
        new CachingConnectionFactory(new ActiveMQConnectionFactory(broker));
    connections.setSessionCacheSize(100);
    connections.setCacheConsumers(false);
    return connections;
  }
}
