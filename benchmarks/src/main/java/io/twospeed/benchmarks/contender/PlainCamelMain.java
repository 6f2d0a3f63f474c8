package io.twospeed.benchmarks.contender;

import io.twospeed.benchmarks.codec.BalanceCodec;
import io.twospeed.benchmarks.codec.References;
import jakarta.jms.ConnectionFactory;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangePattern;
import org.apache.camel.Message;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.jms.springboot.JmsComponentAutoConfiguration;
import org.apache.camel.component.platform.http.springboot.PlatformHttpComponentAutoConfiguration;
import org.apache.camel.component.platform.http.springboot.SpringBootPlatformHttpAutoConfiguration;
import org.apache.camel.component.platform.http.springboot.SpringBootPlatformWebMvcConfiguration;
import org.apache.camel.spring.boot.CamelAutoConfiguration;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.autoconfigure.http.HttpMessageConvertersAutoConfiguration;
import org.springframework.boot.autoconfigure.task.TaskExecutionAutoConfiguration;
import org.springframework.boot.autoconfigure.web.servlet.DispatcherServletAutoConfiguration;
import org.springframework.boot.autoconfigure.web.servlet.ServletWebServerFactoryAutoConfiguration;
import org.springframework.boot.autoconfigure.web.servlet.WebMvcAutoConfiguration;
import org.springframework.context.annotation.Bean;

/** Camel's own way: platform-http, then jms InOut with an exclusive reply queue. */
@SpringBootConfiguration
@ImportAutoConfiguration({
  ServletWebServerFactoryAutoConfiguration.class,
  DispatcherServletAutoConfiguration.class,
  HttpMessageConvertersAutoConfiguration.class,
  WebMvcAutoConfiguration.class,
  TaskExecutionAutoConfiguration.class,
  CamelAutoConfiguration.class,
  PlatformHttpComponentAutoConfiguration.class,
  SpringBootPlatformHttpAutoConfiguration.class,
  SpringBootPlatformWebMvcConfiguration.class,
  JmsComponentAutoConfiguration.class
})
public class PlainCamelMain {

  private static final ZoneId CORE_ZONE = ZoneId.of("Asia/Shanghai");

  /**
   * Serves until it is ended.
   *
   * @param arguments the broker's URL, the HTTP port
   */
  public static void main(String[] arguments) {
    Peer.start(
        PlainCamelMain.class,
        arguments,
        Map.of(
            // platform-http holds one of these threads for each request that waits for the core;
            // with Boot's 8 the other connections would queue.
            "spring.task.execution.pool.core-size", "64"));
  }

  @Bean
  ConnectionFactory connections(@Value("${benchmark.broker}") String broker) {
    return Peer.connections(broker);
  }

  @Bean
  RouteBuilder balance(@Value("${benchmark.camel.reply-consumers:1}") int consumers) {
    return new BalanceRoute(consumers);
  }

  private static final class BalanceRoute extends RouteBuilder {

    private final References references = new References();
    private final int consumers;

    BalanceRoute(int consumers) {
      this.consumers = consumers;
    }

    @Override
    public void configure() {
      from("platform-http:/accounts/{accountId}/balance?httpMethodRestrict=GET")
          .process(this::encode)
          .to(
              ExchangePattern.InOut,
              "jms:queue:CORE.ACCT.BAL?replyTo=BENCH.CAMEL.REPLY&replyToType=Exclusive"
                  + "&deliveryPersistent=false"
                  + "&jmsMessageType=Bytes&requestTimeout=10000&replyToConcurrentConsumers="
                  + consumers)
          .process(BalanceRoute::decode);
    }

    private void encode(Exchange exchange) {
      String accountId = exchange.getMessage().getHeader("accountId", String.class);
      exchange.getMessage().removeHeaders("*");
      exchange
          .getMessage()
          .setBody(
              BalanceCodec.request(accountId, references.next(), LocalDateTime.now(CORE_ZONE)));
    }

    private static void decode(Exchange exchange) {
      Message message = exchange.getMessage();
      byte[] json = BalanceCodec.json(message.getBody(byte[].class));
      message.removeHeaders("*");
      message.setHeader(Exchange.CONTENT_TYPE, "application/json");
      message.setBody(json);
    }
  }
}
