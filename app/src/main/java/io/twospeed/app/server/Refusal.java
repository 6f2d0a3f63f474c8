package io.twospeed.app.server;

import io.twospeed.app.findings.Refused;
import io.twospeed.journal.failure.JournalException;
import io.twospeed.mappings.Finding;
import io.twospeed.mappings.operation.files.CatalogueException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.UnboundConfigurationPropertiesException;
import org.springframework.boot.context.properties.bind.validation.BindValidationException;
import org.springframework.boot.context.properties.source.ConfigurationProperty;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.origin.Origin;
import org.springframework.boot.web.server.PortInUseException;
import org.springframework.validation.FieldError;
import org.springframework.validation.ObjectError;
import org.yaml.snakeyaml.error.MarkedYAMLException;

/** Why a start was refused, as findings a person can act on, instead of a stack trace. */
public final class Refusal {

  private static final List<String> NO_ROOM =
      List.of("No space left on device", "Disk quota exceeded", "File too large");

  private Refusal() {}

  /**
   * Each what, where, expected, fix.
   *
   * @param settings the file the start was configured by
   * @param data the folder of what is kept
   */
  public static List<String> findings(Throwable failure, Path settings, Path data) {
    for (Throwable cause : chain(failure)) {
      if (cause instanceof Refused refused) {
        return refused.findings();
      }
      if (cause instanceof CatalogueException catalogue) {
        return catalogue.findings().stream().map(Finding::toString).toList();
      }
      if (cause instanceof BindValidationException invalid) {
        return invalid.getValidationErrors().getAllErrors().stream()
            .map(Refusal::invalidSetting)
            .toList();
      }
      if (cause instanceof UnboundConfigurationPropertiesException unknown) {
        return unknown.getUnboundProperties().stream().map(Refusal::unknownSetting).toList();
      }
      if (cause instanceof BindException unreadable && !isToldByItsCause(unreadable)) {
        return List.of(unreadableSetting(unreadable));
      }
      if (cause instanceof JournalException journal) {
        return List.of(String.valueOf(journal.getMessage()));
      }
      if (cause instanceof MarkedYAMLException yaml) {
        return List.of(unreadableYaml(yaml, settings));
      }
      if (cause instanceof CharacterCodingException) {
        return List.of(
            "%s:0: is not UTF-8; expected YAML in UTF-8; fix: save it so".formatted(settings));
      }
      if (cause instanceof PortInUseException port) {
        return List.of(
            "port %d is in use; expected a free one; fix: stop what listens there, or choose another by --port or --ops-port"
                .formatted(port.getPort()));
      }
    }
    List<Throwable> causes = chain(failure);
    Throwable root = causes.get(causes.size() - 1);
    String full = noRoom(causes);
    if (full != null) {
      return List.of(
          "%s: the disk is full (%s); expected room for what is kept; fix: free room there, or name another folder by --data; nothing that was written is lost"
              .formatted(data, full));
    }
    String said = String.valueOf(root.getMessage() == null ? root : root.getMessage());
    return told(causes).orElseGet(() -> List.of("cannot start: " + said));
  }

  /** What already says how it is fixed. */
  private static Optional<List<String>> told(List<Throwable> causes) {
    return causes.stream()
        .map(each -> String.valueOf(each.getMessage()))
        .filter(
            each ->
                each.contains("; fix: ") && !each.matches("(?s).*(creating bean|Factory method).*"))
        .map(each -> each.lines().toList())
        .findFirst();
  }

  /** As the systems call it, wherever it comes up: a broker's file, a product's, a library's. */
  private static @Nullable String noRoom(List<Throwable> causes) {
    return causes.stream()
        .map(each -> String.valueOf(each.getMessage()))
        .flatMap(said -> NO_ROOM.stream().filter(said::contains))
        .findFirst()
        .orElse(null);
  }

  private static String unreadableYaml(MarkedYAMLException yaml, Path settings) {
    return "%s:%d: is not YAML that can be read (%s); expected the settings; fix: correct it there"
        .formatted(
            settings,
            yaml.getProblemMark() == null ? 0 : yaml.getProblemMark().getLine() + 1,
            yaml.getProblem());
  }

  private static String invalidSetting(ObjectError error) {
    Origin origin = Origin.from(error);
    String name = error instanceof FieldError field ? field.getField() : error.getObjectName();
    return "%s: setting %s%s; expected: %s; fix: correct it there"
        .formatted(
            origin == null ? "config/application.yaml:0" : origin,
            name,
            actual(error),
            error.getDefaultMessage());
  }

  /** A text may be a secret; a number is none. */
  private static String actual(ObjectError error) {
    Object value = error instanceof FieldError field ? field.getRejectedValue() : null;
    return value instanceof Number || value instanceof Duration ? " is " + value : "";
  }

  private static boolean isToldByItsCause(BindException failure) {
    return failure.getCause() instanceof BindValidationException
        || failure.getCause() instanceof UnboundConfigurationPropertiesException;
  }

  private static String unknownSetting(ConfigurationProperty setting) {
    return "%s: setting %s is not known; expected one of those that config/application.yaml shows; fix: correct or delete it"
        .formatted(
            setting.getOrigin() == null ? "config/application.yaml:0" : setting.getOrigin(),
            setting.getName());
  }

  private static String unreadableSetting(BindException failure) {
    Origin origin = failure.getProperty() == null ? null : failure.getProperty().getOrigin();
    List<Throwable> causes = chain(failure);
    ConfigurationPropertyName name = failure.getName();
    return "%s: setting %s cannot be read: %s; expected a %s; fix: correct it there"
        .formatted(
            origin == null ? "config/application.yaml:0" : origin,
            name,
            causes.get(causes.size() - 1).getMessage(),
            failure.getTarget().getType());
  }

  private static List<Throwable> chain(Throwable failure) {
    return Stream.iterate(failure, cause -> cause != null, Throwable::getCause).limit(50).toList();
  }
}
