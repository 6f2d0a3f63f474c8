package io.twospeed.app.server;

import io.twospeed.app.admin.AdminServlet;
import io.twospeed.app.core.CoreFilesInForce;
import io.twospeed.app.sandbox.SimulatorServlets;
import io.twospeed.journal.Journal;
import io.twospeed.legacycore.SlowDoor;
import io.twospeed.routes.ProductHost;
import org.springframework.boot.actuate.autoconfigure.web.ManagementContextConfiguration;
import org.springframework.boot.actuate.autoconfigure.web.ManagementContextType;
import org.springframework.boot.web.servlet.ServletRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;

/** What the operations port has beside Spring Boot's own health and metrics. */
@ManagementContextConfiguration(value = ManagementContextType.CHILD, proxyBeanMethods = false)
@Import({OperationsGates.class, SimulatorServlets.class, ContainerProblems.class})
class OperationsServer {

  @Bean
  ServletRegistrationBean<AdminServlet> admin(
      ProductHost products, Journal journal, SlowDoor door, CoreFilesInForce core) {
    return new ServletRegistrationBean<>(
        new AdminServlet(products, journal, door, core::status), "/admin/*");
  }
}
