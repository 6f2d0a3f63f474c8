package io.twospeed.app.sandbox;

import io.twospeed.app.core.RehearsedSystems;
import io.twospeed.app.ibmmq.OnIbmMq;
import io.twospeed.app.rehearsal.SimulatedRehearsal;
import io.twospeed.app.settings.TwospeedSettings;
import io.twospeed.mappings.operation.OperationCatalogue;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;

/**
 * Rehearses products before they go live. Apart from the sandbox's broker and core: the simulator
 * alone has those, and no product.
 */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty(name = "twospeed.sandbox.enabled", matchIfMissing = true)
@Conditional(OnIbmMq.Not.class)
public class RehearsalConfiguration {

  @Bean(destroyMethod = "close")
  @ConditionalOnProperty(name = "twospeed.sandbox.rehearse", matchIfMissing = true)
  SimulatedRehearsal rehearsal(TwospeedSettings settings, OperationCatalogue catalogue) {
    return new SimulatedRehearsal(
        RehearsedSystems.settings(settings, catalogue, settings.data().resolve("rehearsal")));
  }
}
