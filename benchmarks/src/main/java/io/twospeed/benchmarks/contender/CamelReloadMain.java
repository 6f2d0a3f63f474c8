package io.twospeed.benchmarks.contender;

import io.twospeed.benchmarks.PartOfRun;
import java.util.Map;
import org.apache.camel.component.platform.http.springboot.PlatformHttpComponentAutoConfiguration;
import org.apache.camel.component.platform.http.springboot.SpringBootPlatformHttpAutoConfiguration;
import org.apache.camel.component.platform.http.springboot.SpringBootPlatformWebMvcConfiguration;
import org.apache.camel.spring.boot.CamelAutoConfiguration;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.autoconfigure.http.HttpMessageConvertersAutoConfiguration;
import org.springframework.boot.autoconfigure.task.TaskExecutionAutoConfiguration;
import org.springframework.boot.autoconfigure.web.servlet.DispatcherServletAutoConfiguration;
import org.springframework.boot.autoconfigure.web.servlet.ServletWebServerFactoryAutoConfiguration;
import org.springframework.boot.autoconfigure.web.servlet.WebMvcAutoConfiguration;

/** Camel's own way to change a route in a running process: its route reload, watching a folder. */
@SpringBootConfiguration
@ImportAutoConfiguration({
  ServletWebServerFactoryAutoConfiguration.class,
  DispatcherServletAutoConfiguration.class,
  HttpMessageConvertersAutoConfiguration.class,
  WebMvcAutoConfiguration.class,
  TaskExecutionAutoConfiguration.class,
  CamelAutoConfiguration.class,
  PlatformHttpComponentAutoConfiguration.class,
  SpringBootPlatformHttpAutoConfiguration.class,
  SpringBootPlatformWebMvcConfiguration.class
})
public class CamelReloadMain {

  /**
   * Serves until it is ended.
   *
   * @param arguments the folder of routes, the HTTP port
   */
  public static void main(String[] arguments) {
    PartOfRun.watchParent();
    Peer.start(
        CamelReloadMain.class,
        new String[] {"none", arguments[1]},
        Map.of(
            "spring.task.execution.pool.core-size",
            "64",
            "camel.main.run-controller",
            "true",
            "camel.main.routes-include-pattern",
            "file:" + arguments[0] + "/*.yaml",
            "camel.main.routes-reload-enabled",
            "true",
            "camel.main.routes-reload-directory",
            arguments[0],
            "camel.main.routes-reload-pattern",
            "*.yaml"));
  }
}
