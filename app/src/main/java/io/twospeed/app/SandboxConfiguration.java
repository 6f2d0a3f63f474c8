package io.twospeed.app;

import io.twospeed.simulator.EmbeddedBroker;
import io.twospeed.simulator.SimulatedCore;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;

/** A broker and a simulated core inside the process: what a newcomer runs, and what tests run. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty(name = "twospeed.sandbox.enabled", matchIfMissing = true)
@Conditional(OnIbmMq.Not.class)
class SandboxConfiguration {

  @Bean(destroyMethod = "close")
  EmbeddedBroker embeddedBroker(TwospeedSettings settings) {
    return EmbeddedBroker.start(settings.data().resolve("broker"), settings.sandbox().brokerPort());
  }

  @Bean(destroyMethod = "close")
  SimulatedCore simulatedCore(EmbeddedBroker broker, TwospeedSettings settings) {
    return SimulatedCore.builder(settings.mappings().resolve("contracts"))
        .broker(broker.connectionFactory())
        .start();
  }
}
