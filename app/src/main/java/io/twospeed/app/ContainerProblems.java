package io.twospeed.app;

import org.apache.catalina.core.StandardHost;
import org.springframework.boot.web.embedded.tomcat.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What an HTTP server itself refuses, before any servlet sees it, is problem+json too. */
@Configuration(proxyBeanMethods = false)
class ContainerProblems {

  @Bean
  WebServerFactoryCustomizer<TomcatServletWebServerFactory> problemJsonFromTheContainer() {
    return factory ->
        factory.addContextCustomizers(
            context ->
                ((StandardHost) context.getParent())
                    .setErrorReportValveClass(ProblemErrorValve.class.getName()));
  }
}
