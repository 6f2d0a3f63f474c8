package io.twospeed.app.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A misspelt name in the environment is told. */
class EnvironmentNamesTest {

  private static List<String> findings(String name) {
    return EnvironmentNames.findings(Map.of(name, "a-value-that-is-not-told"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "TWOSPEED_DOOR_DEADLINE",
        "TWOSPEED_DOOR_MAXBODY",
        "TWOSPEED_DOOR_MAX_BODY",
        "TWOSPEED_INSTANCE",
        "TWOSPEED_JOURNAL_KEYS",
        "TWOSPEED_JOURNAL_KEYS_0",
        "TWOSPEED_OPERATIONS_ALLOWEDHOSTS",
        "TWOSPEED_SYSTEMS_COREBANKING_MQ_REPLYQUEUE",
        "TWOSPEED_SYSTEMS_CORE_BANKING_PROTECTION_BREAKER_OPENFOR",
        "TWOSPEED_SETTLEMENT_ASKAGAINAFTER_1",
        "TWOSPEED_SANDBOX_BROKERPORT",
        "TWOSPEED_HOME",
        "TWOSPEED_JAVA_OPTS",
        "TWOSPEED_MQ_HOST",
        "TWOSPEED_SERVICE_HOST",
        "TWOSPEED_PORT_8080_TCP_ADDR",
        "TWOSPEED_OPS_SERVICE_PORT_HTTP",
        "PATH"
      })
  void whatIsReadIsNoFinding(String name) {
    assertThat(findings(name)).isEmpty();
  }

  @Test
  void aMisspeltNameIsToldWithThoseThatAreLikeIt() {
    assertThat(findings("TWOSPEED_DOOR_DEADLIN"))
        .singleElement()
        .asString()
        .startsWith(
            "environment variable TWOSPEED_DOOR_DEADLIN is no setting and changes nothing; expected one of ")
        .contains("such as TWOSPEED_DOOR_DEADLINE, ")
        .endsWith("; fix: correct the name, or remove it")
        .doesNotContain("a-value");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "TWOSPEED_DEADLINE",
        "TWOSPEED_DOOR",
        "TWOSPEED_SYSTEMS_COREBANKING_MQ_REPLYQUEU",
        "TWOSPEED_JOURNAL_KEY",
        "TWOSPEED_"
      })
  void whatLooksLikeASettingAndIsNoneIsAFinding(String name) {
    assertThat(findings(name)).hasSize(1);
  }
}
