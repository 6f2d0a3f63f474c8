package io.twospeed.app;

import io.twospeed.mappings.Finding;
import io.twospeed.mappings.operation.CatalogueException;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.UnboundConfigurationPropertiesException;
import org.springframework.boot.context.properties.bind.validation.BindValidationException;
import org.springframework.boot.context.properties.source.ConfigurationProperty;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.origin.Origin;
import org.springframework.boot.web.server.PortInUseException;
import org.springframework.validation.FieldError;
import org.springframework.validation.ObjectError;

/** Why a start was refused, as findings a person can act on, instead of a stack trace. */
final class Refusal {

  private Refusal() {}

  static List<String> findings(Throwable failure) {
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
      if (cause instanceof PortInUseException port) {
        return List.of(
            "port %d is in use; expected a free one; fix: stop what listens there, or choose another by --port or --ops-port"
                .formatted(port.getPort()));
      }
    }
    List<Throwable> causes = chain(failure);
    Throwable root = causes.get(causes.size() - 1);
    return List.of("cannot start: " + (root.getMessage() == null ? root : root.getMessage()));
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
