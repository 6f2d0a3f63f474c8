package io.twospeed.mqstandin;

import static io.twospeed.mqstandin.ClientContract.reason;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.jms.Connection;
import jakarta.jms.JMSException;
import jakarta.jms.JMSSecurityException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class AuthenticationTest {
  private MqStandIn standIn;

  @BeforeEach
  void start() {
    standIn = MqStandIn.start(Settings.defaults().withUser("app", "passw0rd"));
  }

  @AfterEach
  void stop() {
    standIn.close();
  }

  @Test
  void theRightPasswordConnects() throws JMSException {
    try (Connection connection = Target.of(standIn).factory().createConnection()) {
      assertThat(connection.getMetaData().getJMSProviderName()).contains("IBM MQ");
    }
  }

  @Test
  void aWrongPasswordIs2035() {
    assertRefused(Target.of(standIn).withUser("app", "wrong"));
  }

  @Test
  void anUnknownUserIs2035() {
    assertRefused(Target.of(standIn).withUser("stranger", "passw0rd"));
  }

  private static void assertRefused(Target target) {
    assertThatThrownBy(() -> target.factory().createConnection())
        .isInstanceOf(JMSSecurityException.class)
        .satisfies(thrown -> assertThat(reason(thrown)).isEqualTo(2035));
  }
}
