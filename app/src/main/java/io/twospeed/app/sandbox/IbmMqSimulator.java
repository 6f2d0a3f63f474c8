package io.twospeed.app.sandbox;

import io.twospeed.app.ibmmq.OnIbmMq;
import io.twospeed.app.settings.TwospeedSettings;
import io.twospeed.simulator.SimulatedCore;
import jakarta.jms.ConnectionFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;

/**
 * The simulated core alone, on the queues of a queue manager. Never part of {@code up}: there it
 * would take what is the bank's.
 */
@Configuration(proxyBeanMethods = false)
@Conditional(OnIbmMq.class)
public class IbmMqSimulator {

  @Bean(destroyMethod = "close")
  SimulatedCore simulatedCore(ConnectionFactory ibmMq, TwospeedSettings settings) {
    return SimulatedCore.builder(settings.mappings().resolve("contracts")).broker(ibmMq).start();
  }
}
