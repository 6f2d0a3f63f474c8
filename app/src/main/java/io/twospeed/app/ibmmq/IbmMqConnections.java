package io.twospeed.app.ibmmq;

import com.ibm.msg.client.jakarta.jms.JmsConnectionFactory;
import com.ibm.msg.client.jakarta.jms.JmsFactoryFactory;
import com.ibm.msg.client.jakarta.wmq.WMQConstants;
import io.twospeed.app.findings.Refused;
import jakarta.jms.ConnectionFactory;
import jakarta.jms.JMSException;
import java.util.List;
import java.util.Locale;
import org.springframework.boot.ssl.NoSuchSslBundleException;
import org.springframework.boot.ssl.SslBundles;

/** Makes connections of IBM's own client, as {@link IbmMqSettings} say. */
final class IbmMqConnections {
  private static final String CIPHER_MAPPINGS = "com.ibm.mq.cfg.useIBMCipherMappings";

  private IbmMqConnections() {}

  static ConnectionFactory of(IbmMqSettings settings, SslBundles bundles) {
    // Read by the client when it is first used: cipher suites in the names of this JDK.
    System.setProperty(
        CIPHER_MAPPINGS, Boolean.toString(settings.is("useIBMCipherMappings", false)));
    try {
      JmsConnectionFactory factory =
          JmsFactoryFactory.getInstance(WMQConstants.JAKARTA_WMQ_PROVIDER)
              .createConnectionFactory();
      target(settings, factory);
      login(settings, factory);
      tls(settings, bundles, factory);
      return factory;
    } catch (JMSException e) {
      throw new Refused(
          List.of(
              "config: IBM's client refuses what is set under ibm.mq: %s; fix: correct it"
                  .formatted(e.getMessage())));
    }
  }

  private static void target(IbmMqSettings settings, JmsConnectionFactory factory)
      throws JMSException {
    factory.setIntProperty(WMQConstants.WMQ_CONNECTION_MODE, WMQConstants.WMQ_CM_CLIENT);
    factory.setStringProperty(WMQConstants.WMQ_QUEUE_MANAGER, settings.get("queueManager"));
    if (settings.has("ccdtUrl")) {
      factory.setStringProperty(WMQConstants.WMQ_CCDTURL, settings.get("ccdtUrl"));
    } else {
      factory.setStringProperty(WMQConstants.WMQ_CONNECTION_NAME_LIST, settings.get("connName"));
      factory.setStringProperty(WMQConstants.WMQ_CHANNEL, settings.get("channel"));
    }
    String name = settings.get("applicationName");
    factory.setStringProperty(WMQConstants.WMQ_APPLICATIONNAME, name.isEmpty() ? "twospeed" : name);
    if (settings.has("clientId")) {
      factory.setStringProperty(WMQConstants.CLIENT_ID, settings.get("clientId"));
    }
    factory.setIntProperty(
        WMQConstants.WMQ_CLIENT_RECONNECT_OPTIONS, reconnect(settings.get("reconnect")));
  }

  /** Off unless asked for: the slow door connects again by itself, and knows then what broke. */
  private static int reconnect(String word) {
    return switch (word.toUpperCase(Locale.ROOT)) {
      case "ANY", "YES" -> WMQConstants.WMQ_CLIENT_RECONNECT;
      case "QMGR" -> WMQConstants.WMQ_CLIENT_RECONNECT_Q_MGR;
      case "ASDEF" -> WMQConstants.WMQ_CLIENT_RECONNECT_AS_DEF;
      default -> WMQConstants.WMQ_CLIENT_RECONNECT_DISABLED;
    };
  }

  private static void login(IbmMqSettings settings, JmsConnectionFactory factory)
      throws JMSException {
    if (settings.has("user")) {
      factory.setStringProperty(WMQConstants.USERID, settings.get("user"));
      factory.setStringProperty(WMQConstants.PASSWORD, settings.password());
      factory.setBooleanProperty(
          WMQConstants.USER_AUTHENTICATION_MQCSP, settings.is("userAuthenticationMQCSP", true));
    }
  }

  private static void tls(IbmMqSettings settings, SslBundles bundles, JmsConnectionFactory factory)
      throws JMSException {
    if (settings.has("sslCipherSuite")) {
      factory.setStringProperty(WMQConstants.WMQ_SSL_CIPHER_SUITE, settings.get("sslCipherSuite"));
    }
    if (settings.has("sslCipherSpec")) {
      factory.setStringProperty(WMQConstants.WMQ_SSL_CIPHER_SPEC, settings.get("sslCipherSpec"));
    }
    if (settings.has("sslPeerName")) {
      factory.setStringProperty(WMQConstants.WMQ_SSL_PEER_NAME, settings.get("sslPeerName"));
    }
    factory.setBooleanProperty(
        WMQConstants.WMQ_SSL_FIPS_REQUIRED, settings.is("sslFIPSRequired", false));
    if (settings.has("sslBundle")) {
      factory.setObjectProperty(
          WMQConstants.WMQ_SSL_SOCKET_FACTORY,
          bundle(settings.get("sslBundle"), bundles).createSslContext().getSocketFactory());
    }
  }

  private static org.springframework.boot.ssl.SslBundle bundle(String name, SslBundles bundles) {
    try {
      return bundles.getBundle(name);
    } catch (NoSuchSslBundleException e) {
      throw new Refused(
          List.of(
              "config: setting ibm.mq.sslBundle names '%s'; expected a bundle under spring.ssl.bundle; fix: add it there or correct the name"
                  .formatted(name)));
    }
  }
}
