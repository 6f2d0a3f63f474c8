package io.twospeed.app.settings;

import io.twospeed.app.findings.Refused;
import io.twospeed.app.findings.Shown;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.PropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.io.FileSystemResource;

/** config/application.yaml with the environment over it, for a verb that starts no server. */
public final class SettingsFile {
  private SettingsFile() {}

  /**
   * Reads it.
   *
   * @param given what the command line says, over both
   */
  public static TwospeedSettings read(Path config, Map<String, Object> given) {
    StandardEnvironment environment = new StandardEnvironment();
    environment.getPropertySources().addFirst(new MapPropertySource("given", given));
    Path file = config.resolve("application.yaml");
    try {
      for (PropertySource<?> source :
          new YamlPropertySourceLoader().load(file.toString(), new FileSystemResource(file))) {
        environment.getPropertySources().addLast(source);
      }
      return Binder.get(environment).bind("twospeed", TwospeedSettings.class).get();
    } catch (IOException | IllegalStateException | BindException e) {
      throw new Refused(
          "%s:0: cannot be read (%s); expected the settings of an installation; fix: mend it, or name another folder by --config"
              .formatted(Shown.path(file), e.getClass().getSimpleName()));
    }
  }
}
