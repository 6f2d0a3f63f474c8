package io.twospeed.app.cli;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * Short forms of the settings of {@code ibm.mq} in the environment, and when the profile ibm-mq is
 * on without being asked for: where the environment says which queue manager.
 */
public final class MqEnvironment {
  static final String PROFILE = "ibm-mq";

  private static final String HOST = "TWOSPEED_MQ_HOST";
  private static final Set<String> SWITCHES = Set.of(HOST, "IBM_MQ_CONNNAME", "IBM_MQ_CCDTURL");

  private final Map<String, String> variables;

  public MqEnvironment(Map<String, String> variables) {
    this.variables = variables;
  }

  public boolean isGiven() {
    return SWITCHES.stream().anyMatch(name -> !variables.getOrDefault(name, "").isBlank());
  }

  /** What the short forms stand for; whatever is set in full goes before it. */
  public Map<String, Object> properties() {
    Map<String, Object> properties = new LinkedHashMap<>();
    String host = variables.getOrDefault(HOST, "");
    if (!host.isBlank()) {
      properties.put(
          "ibm.mq.connName",
          "%s(%s)".formatted(host, variables.getOrDefault("TWOSPEED_MQ_PORT", "1414")));
      put(properties, "queueManager", "QMGR", "QM1");
      put(properties, "channel", "CHANNEL", "DEV.APP.SVRCONN");
      put(properties, "user", "USER", "");
      put(properties, "password", "PASSWORD", "");
      put(properties, "passwordFile", "PASSWORDFILE", "");
      put(properties, "sslCipherSuite", "SSLCIPHERSUITE", "");
      put(properties, "sslBundle", "SSLBUNDLE", "");
    }
    return properties;
  }

  private void put(
      Map<String, Object> properties, String name, String shortForm, String otherwise) {
    properties.put("ibm.mq." + name, variables.getOrDefault("TWOSPEED_MQ_" + shortForm, otherwise));
  }
}
