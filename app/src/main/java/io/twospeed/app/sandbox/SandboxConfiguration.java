package io.twospeed.app.sandbox;

import io.twospeed.app.ibmmq.OnIbmMq;
import io.twospeed.app.settings.TwospeedSettings;
import io.twospeed.simulator.EmbeddedBroker;
import io.twospeed.simulator.SimulatedCore;
import java.nio.file.Path;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;

/** A broker and a simulated core inside the process: what a newcomer runs, and what tests run. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty(name = "twospeed.sandbox.enabled", matchIfMissing = true)
@Conditional(OnIbmMq.Not.class)
public class SandboxConfiguration {

  @Bean(destroyMethod = "close")
  EmbeddedBroker embeddedBroker(TwospeedSettings settings) {
    Path messages = settings.data().resolve("broker");
    int port = settings.sandbox().brokerPort();
    return port < 0 ? EmbeddedBroker.start(messages) : EmbeddedBroker.start(messages, port);
  }

  @Bean(destroyMethod = "close")
  SimulatedCore simulatedCore(EmbeddedBroker broker, TwospeedSettings settings) {
    return SimulatedCore.builder(settings.mappings().resolve("contracts"))
        .broker(broker.connectionFactory())
        .start();
  }
}
