package io.twospeed.app.server;

import io.twospeed.app.ibmmq.IbmMqConfiguration;
import io.twospeed.app.sandbox.RehearsalConfiguration;
import io.twospeed.app.sandbox.SandboxConfiguration;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.context.annotation.Import;

/**
 * Everything in one process. The channels' port has the fast door's servlet alone: no Spring MVC,
 * no filter, no error page of the container's stands before it.
 */
@SpringBootConfiguration(proxyBeanMethods = false)
@HttpServers
@Import({
  SandboxConfiguration.class,
  RehearsalConfiguration.class,
  IbmMqConfiguration.class,
  DoorsConfiguration.class,
  JournalConfiguration.class,
  ContainerProblems.class,
  Announcement.class
})
public class TwospeedApplication {}
