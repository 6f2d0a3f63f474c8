package io.twospeed.app.server;

import io.twospeed.app.ibmmq.IbmMqConfiguration;
import io.twospeed.app.sandbox.IbmMqSimulator;
import io.twospeed.app.sandbox.SandboxConfiguration;
import io.twospeed.app.sandbox.SimulatorAnnouncement;
import io.twospeed.app.sandbox.SimulatorServlets;
import io.twospeed.app.settings.TwospeedSettings;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.autoconfigure.web.servlet.WebMvcAutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Import;

/**
 * Broker and simulated core alone, with one HTTP server for its controls, its SOAP and its health.
 */
@SpringBootConfiguration(proxyBeanMethods = false)
@HttpServers
// The pages of health are this server's own here, not a child context's that brings its Spring MVC.
@ImportAutoConfiguration(WebMvcAutoConfiguration.class)
@EnableConfigurationProperties(TwospeedSettings.class)
@Import({
  SandboxConfiguration.class,
  IbmMqConfiguration.class,
  IbmMqSimulator.class,
  OperationsGates.class,
  SimulatorServlets.class,
  ContainerProblems.class,
  SimulatorAnnouncement.class
})
public class SimulatorApplication {}
