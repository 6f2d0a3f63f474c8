package io.twospeed.app.cli;

import io.twospeed.app.cli.options.Verb;
import io.twospeed.app.data.DataFolder;
import io.twospeed.app.data.ProcessFolder;
import io.twospeed.app.server.AnyOperationsPort;
import io.twospeed.app.server.Refusal;
import io.twospeed.app.server.SimulatorApplication;
import io.twospeed.app.server.TwospeedApplication;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.boot.Banner;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;

/** Starts a Spring application on an installation's settings, or says why it cannot. */
public final class Launcher {

  /** A refused start is told by {@link Refusal}, not by the framework's stack traces. */
  private static final List<String> OWN =
      List.of(
          "--logging.level.org.springframework.boot.SpringApplication=OFF",
          "--logging.level.org.springframework.boot.diagnostics=OFF",
          "--logging.level.org.springframework.boot.autoconfigure.logging=OFF",
          "--logging.level.org.springframework.boot.web.servlet.context=ERROR",
          "--logging.level.org.springframework.boot.web.embedded.tomcat.TomcatStarter=OFF",
          "--logging.level.org.apache.catalina.loader.WebappClassLoaderBase=ERROR");

  private static final String SQLITE_FOLDER = "org.sqlite.tmpdir";

  private Launcher() {}

  static int start(Class<?> application, Path config, Path data, List<String> properties) {
    Path settings = config.resolve("application.yaml");
    if (!Files.isRegularFile(settings) || !Files.isReadable(settings)) {
      return Verb.refuse(
          List.of(
              "%s:0: no settings; expected a readable application.yaml; fix: name its folder by --config"
                  .formatted(settings)));
    }
    try {
      DataFolder.prepare(data);
      run(application, config, unpackingInto(ProcessFolder.make(data), properties));
      return Verb.RUNNING;
    } catch (RuntimeException refused) {
      return Verb.refuse(Refusal.findings(refused, settings, data));
    }
  }

  /** What the machine's temporary folder would keep after a kill. */
  private static List<String> unpackingInto(ProcessFolder own, List<String> properties) {
    if (System.getProperty(SQLITE_FOLDER) == null) {
      System.setProperty(SQLITE_FOLDER, own.path().toString());
    }
    List<String> all = new ArrayList<>(properties);
    all.add("--server.tomcat.basedir=" + own.server());
    return all;
  }

  /** As {@link #start}, for callers that want the running context or the exception itself. */
  public static ConfigurableApplicationContext run(
      Class<?> application, Path config, List<String> properties) {
    SpringApplication spring = new SpringApplication(application);
    spring.setBannerMode(Banner.Mode.OFF);
    spring.setLogStartupInfo(false);
    spring.addInitializers(
        application == SimulatorApplication.class
            ? new AnyOperationsPort("management.server.port", "server.port")
            : new AnyOperationsPort("management.server.port"));
    Map<String, Object> defaults = new HashMap<>();
    if (application == TwospeedApplication.class) {
      // Not in config: the simulator has one server for all, of which an address may not be set.
      defaults.put("management.server.address", "127.0.0.1");
    }
    MqEnvironment mq = new MqEnvironment(System.getenv());
    if (mq.isGiven()) {
      spring.setAdditionalProfiles(MqEnvironment.PROFILE);
      defaults.putAll(mq.properties());
    }
    spring.setDefaultProperties(defaults);
    List<String> arguments = new ArrayList<>(OWN);
    arguments.add("--spring.config.location=" + config.toAbsolutePath().toUri());
    arguments.addAll(properties);
    return spring.run(arguments.toArray(String[]::new));
  }
}
