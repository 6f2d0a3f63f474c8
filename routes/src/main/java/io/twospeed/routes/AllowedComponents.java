package io.twospeed.routes;

import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.apache.camel.CamelContext;
import org.apache.camel.Component;
import org.apache.camel.Endpoint;
import org.apache.camel.component.log.LogComponent;
import org.apache.camel.impl.engine.DefaultComponentResolver;
import org.apache.camel.spi.ComponentResolver;
import org.apache.camel.support.DefaultComponent;
import org.jspecify.annotations.Nullable;

/** The components a product's routes reach, and no other, whatever lies on the class path. */
final class AllowedComponents {
  private static final Set<String> OF_CAMEL = Set.of("direct");

  private final Map<String, ComponentMaker> given;
  private final Set<String> opened;
  private final ComponentResolver ofCamel = new DefaultComponentResolver();

  AllowedComponents(Map<String, ComponentMaker> given, Set<String> opened) {
    this.given = given;
    this.opened = opened;
  }

  Set<String> schemes() {
    Set<String> schemes = new TreeSet<>(Set.of("core", "jslt", "log", "problem"));
    schemes.addAll(OF_CAMEL);
    schemes.addAll(opened);
    schemes.addAll(given.keySet());
    return schemes;
  }

  /** For one context: a component belongs to the context it was made for. */
  ComponentResolver with(JsltFiles templates, Map<String, String> leftStanding) {
    return (name, context) -> {
      ComponentMaker maker = given.get(name);
      return maker == null ? resolve(name, context, templates) : maker.make(leftStanding);
    };
  }

  private @Nullable Component resolve(String name, CamelContext context, JsltFiles templates)
      throws Exception {
    if (OF_CAMEL.contains(name) || opened.contains(name)) {
      return ofCamel.resolveComponent(name, context);
    }
    return switch (name) {
      case "jslt" -> new JsltComponent(templates);
      case "log" -> logWithoutPayload();
      case "problem" -> new ProblemComponent();
      case "core" -> new AbsentCore();
      default -> null;
    };
  }

  /** Camel's own writes the body: the customer's data, at INFO. */
  private static Component logWithoutPayload() {
    LogComponent log = new LogComponent();
    log.setExchangeFormatter(exchange -> "exchange " + exchange.getExchangeId());
    return log;
  }

  /** Stands for the core where there is none: where products are checked and not run. */
  private static final class AbsentCore extends DefaultComponent {
    @Override
    protected Endpoint createEndpoint(
        String uri, String remaining, Map<String, Object> parameters) {
      parameters.clear();
      return new StepEndpoint(
          uri,
          this,
          exchange -> {
            throw new IllegalStateException(
                "There is no core here to call core:" + remaining + "; products are only checked");
          });
    }
  }
}
