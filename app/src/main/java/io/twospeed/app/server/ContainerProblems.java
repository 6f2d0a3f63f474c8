package io.twospeed.app.server;

import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.catalina.core.StandardHost;
import org.springframework.beans.factory.annotation.Value;
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

  /** Else the server makes an empty folder for files to serve in the machine's temporary one. */
  @Bean
  WebServerFactoryCustomizer<TomcatServletWebServerFactory> noFilesToServe(
      @Value("${server.tomcat.basedir:}") String folder) {
    return factory -> {
      Path none = Path.of(folder, "none");
      if (!folder.isEmpty() && Files.isDirectory(none)) {
        factory.setDocumentRoot(none.toFile());
      }
    };
  }
}
