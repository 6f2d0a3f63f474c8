package io.twospeed.app.sandbox;

import io.twospeed.simulator.SimulatedCore;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.web.servlet.ServletContextInitializer;
import org.springframework.boot.web.servlet.ServletRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The simulator's controls and its SOAP services, where there is a simulator. */
@Configuration(proxyBeanMethods = false)
public class SimulatorServlets {

  @Bean
  ServletContextInitializer simulatorServlets(ObjectProvider<SimulatedCore> simulator) {
    return context -> {
      SimulatedCore core = simulator.getIfAvailable();
      if (core != null) {
        new ServletRegistrationBean<>(core.controlServlet(), "/simulator/*").onStartup(context);
        new ServletRegistrationBean<>(core.soapServlet(), "/soap/*").onStartup(context);
      }
    };
  }
}
