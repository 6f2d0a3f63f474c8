package io.twospeed.benchmarks.contender;

import io.twospeed.benchmarks.codec.BalanceCodec;
import io.twospeed.benchmarks.codec.References;
import jakarta.jms.ConnectionFactory;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Map;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.autoconfigure.http.HttpMessageConvertersAutoConfiguration;
import org.springframework.boot.autoconfigure.integration.IntegrationAutoConfiguration;
import org.springframework.boot.autoconfigure.web.servlet.DispatcherServletAutoConfiguration;
import org.springframework.boot.autoconfigure.web.servlet.ServletWebServerFactoryAutoConfiguration;
import org.springframework.boot.autoconfigure.web.servlet.WebMvcAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.http.HttpMethod;
import org.springframework.integration.dsl.IntegrationFlow;
import org.springframework.integration.http.dsl.Http;
import org.springframework.integration.jms.dsl.Jms;
import org.springframework.messaging.MessageHeaders;

/** Spring Integration's way: http inbound gateway, jms outbound gateway with a reply container. */
@SpringBootConfiguration
@ImportAutoConfiguration({
  ServletWebServerFactoryAutoConfiguration.class,
  DispatcherServletAutoConfiguration.class,
  HttpMessageConvertersAutoConfiguration.class,
  WebMvcAutoConfiguration.class,
  IntegrationAutoConfiguration.class
})
public class SpringIntegrationMain {

  private static final ZoneId CORE_ZONE = ZoneId.of("Asia/Shanghai");
  private final References references = new References();

  /**
   * Serves until it is ended.
   *
   * @param arguments the broker's URL, the HTTP port
   */
  public static void main(String[] arguments) {
    Peer.start(SpringIntegrationMain.class, arguments, Map.of());
  }

  @Bean
  ConnectionFactory connections(@Value("${benchmark.broker}") String broker) {
    return Peer.connections(broker);
  }

  @Bean
  IntegrationFlow balance(
      ConnectionFactory connections, @Value("${benchmark.si.reply-consumers:1}") int consumers) {
    return IntegrationFlow.from(
            Http.inboundGateway("/accounts/{accountId}/balance")
                .requestMapping(mapping -> mapping.methods(HttpMethod.GET))
                .payloadExpression("#pathVariables.accountId"))
        .transform(String.class, this::request)
        .handle(
            Jms.outboundGateway(connections)
                .requestDestination("CORE.ACCT.BAL")
                .replyDestination("BENCH.SI.REPLY")
                .correlationKey("JMSCorrelationID")
                .replyContainer(container -> container.concurrentConsumers(consumers))
                .explicitQosEnabled(true)
                .deliveryPersistent(false)
                .receiveTimeout(10_000))
        .transform(byte[].class, BalanceCodec::json)
        .enrichHeaders(Map.of(MessageHeaders.CONTENT_TYPE, "application/json"))
        .get();
  }

  private byte[] request(String accountId) {
    return BalanceCodec.request(accountId, references.next(), LocalDateTime.now(CORE_ZONE));
  }
}
