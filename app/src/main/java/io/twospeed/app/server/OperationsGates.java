package io.twospeed.app.server;

import io.twospeed.app.gate.OperationsGate;
import io.twospeed.app.settings.TwospeedSettings;
import jakarta.servlet.DispatcherType;
import java.util.EnumSet;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;

/** Puts the gate before everything on the server of operations, or of the simulator alone. */
@Configuration(proxyBeanMethods = false)
class OperationsGates {

  @Bean
  FilterRegistrationBean<OperationsGate> operationsGate(TwospeedSettings settings) {
    FilterRegistrationBean<OperationsGate> gate =
        new FilterRegistrationBean<>(new OperationsGate(settings.operations().allowedHosts()));
    gate.addUrlPatterns("/*");
    gate.setDispatcherTypes(EnumSet.of(DispatcherType.REQUEST));
    gate.setAsyncSupported(true);
    gate.setOrder(Ordered.HIGHEST_PRECEDENCE);
    return gate;
  }
}
