package io.twospeed.app.core;

import io.twospeed.app.settings.TwospeedSettings;
import io.twospeed.app.settings.TwospeedSettings.CoreSystemSettings;
import io.twospeed.app.settings.TwospeedSettings.Limits;
import io.twospeed.app.settings.TwospeedSettings.Mq;
import io.twospeed.app.settings.TwospeedSettings.Soap;
import io.twospeed.legacycore.settings.CoreSystem;
import io.twospeed.legacycore.settings.MqSettings;
import io.twospeed.legacycore.settings.SoapSettings;
import io.twospeed.mappings.copybook.options.CodecOptions;
import io.twospeed.simulator.EmbeddedBroker;
import jakarta.jms.ConnectionFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.activemq.artemis.api.core.client.ActiveMQClient;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.ssl.SslBundles;

/** Core systems as config names them, in the slow door's own terms. */
public final class CoreSystems {

  private static final int CONFIRMATION_WINDOW_BYTES = 1 << 20;
  private static final Duration DEAD_AFTER = Duration.ofSeconds(6);

  private CoreSystems() {}

  public static List<CoreSystem> of(
      TwospeedSettings settings,
      @Nullable EmbeddedBroker sandbox,
      @Nullable ConnectionFactory ibmMq,
      SslBundles bundles) {
    ConnectionFactory broker = ibmMq == null ? broker(settings.broker(), sandbox) : ibmMq;
    List<CoreSystem> systems = new ArrayList<>();
    settings
        .systems()
        .forEach((name, system) -> systems.add(system(name, system, broker, bundles)));
    return systems;
  }

  public static Map<String, CodecOptions> codecOptions(TwospeedSettings settings) {
    Map<String, CodecOptions> options = new HashMap<>();
    settings.systems().forEach((name, system) -> options.put(name, options(system)));
    return options;
  }

  private static CodecOptions options(CoreSystemSettings system) {
    CodecOptions options = CodecOptions.defaults();
    for (Map.Entry<String, String> option : system.codec().entrySet()) {
      options = options.with(option.getKey(), option.getValue());
    }
    return options;
  }

  private static ConnectionFactory broker(String address, @Nullable EmbeddedBroker sandbox) {
    if (!address.isEmpty()) {
      return artemis(address);
    }
    if (sandbox == null) {
      throw new IllegalArgumentException(
          "setting twospeed.broker is empty and the sandbox is off; expected the address of the"
              + " broker that reaches the core; fix: set it, or ibm.mq.connName, or start with --core URL");
    }
    return sandbox.connectionFactory();
  }

  private static ConnectionFactory artemis(String address) {
    ActiveMQConnectionFactory factory = new ActiveMQConnectionFactory(address);
    if (factory.getConfirmationWindowSize() < 0) {
      // Without it the client calls a put completed once it is written to the socket.
      factory.setConfirmationWindowSize(CONFIRMATION_WINDOW_BYTES);
    }
    if (factory.getConnectionTTL() == ActiveMQClient.DEFAULT_CONNECTION_TTL) {
      // With a window the broker keeps a dead client's consumers, and the replies they hold, so
      // long: at the default a restarted process waits a minute for them.
      factory.setConnectionTTL(DEAD_AFTER.toMillis());
      factory.setClientFailureCheckPeriod(DEAD_AFTER.toMillis() / 3);
    }
    return factory;
  }

  private static CoreSystem system(
      String name, CoreSystemSettings system, ConnectionFactory broker, SslBundles bundles) {
    Map<String, io.twospeed.legacycore.settings.Protection> operations = new HashMap<>();
    system
        .operations()
        .forEach((operation, limits) -> operations.put(operation, Limits.of(limits)));
    return new CoreSystem(
        name,
        system.zone(),
        system.channel(),
        mq(system.mq(), broker),
        soap(system.soap(), bundles),
        Limits.of(system.protection()),
        operations);
  }

  private static @Nullable MqSettings mq(@Nullable Mq mq, ConnectionFactory broker) {
    return mq == null
        ? null
        : new MqSettings(
            broker,
            mq.replyQueue(),
            mq.requestAddress(),
            mq.correlation(),
            mq.senders(),
            mq.listeners(),
            mq.reconnectAfter(),
            mq.changesQueue() == null ? mq.replyQueue() + ".CHANGES" : mq.changesQueue(),
            mq.deadQueue() == null ? mq.replyQueue() + ".DEAD" : mq.deadQueue(),
            mq.redeliveries(),
            mq.expiryQueue());
  }

  private static @Nullable SoapSettings soap(@Nullable Soap soap, SslBundles bundles) {
    return soap == null
        ? null
        : new SoapSettings(
            soap.endpoint(),
            soap.connectTimeout(),
            soap.maxConnections(),
            Math.toIntExact(soap.maxReply().toBytes()),
            soap.login() == null ? null : soap.login().soap(),
            soap.expires(),
            soap.tls() == null ? null : bundles.getBundle(soap.tls()).createSslContext());
  }
}
