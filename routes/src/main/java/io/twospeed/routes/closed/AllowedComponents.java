package io.twospeed.routes.closed;

import io.twospeed.routes.core.ComponentMaker;
import io.twospeed.routes.jslt.JsltComponent;
import io.twospeed.routes.jslt.JsltFiles;
import io.twospeed.routes.step.ProblemComponent;
import io.twospeed.routes.step.StepEndpoint;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.apache.camel.Component;
import org.apache.camel.Endpoint;
import org.apache.camel.component.direct.DirectComponent;
import org.apache.camel.spi.ComponentResolver;
import org.apache.camel.support.DefaultComponent;
import org.jspecify.annotations.Nullable;

/** The components a product's routes reach, and no other, whatever lies on the class path. */
public final class AllowedComponents {
  private final Map<String, ComponentMaker> given;
  private final Set<String> opened;

  public AllowedComponents(Map<String, ComponentMaker> given, Set<String> opened) {
    this.given = given;
    this.opened = opened;
  }

  public Set<String> schemes() {
    Set<String> schemes = new TreeSet<>(Set.of("core", "direct", "jslt", "log", "problem"));
    schemes.addAll(opened);
    schemes.addAll(given.keySet());
    return schemes;
  }

  /** For one context: a component belongs to the context it was made for. */
  public ComponentResolver with(
      String product, JsltFiles templates, Map<String, String> leftStanding) {
    return (name, context) -> {
      ComponentMaker maker = given.get(name);
      return maker == null ? resolve(name, product, templates) : maker.make(leftStanding);
    };
  }

  private @Nullable Component resolve(String name, String product, JsltFiles templates) {
    if (opened.contains(name)) {
      return OpenedComponents.make(name);
    }
    return switch (name) {
      case "direct" -> new DirectComponent();
      case "jslt" -> new JsltComponent(templates);
      case "log" -> new ProductLog(product);
      case "problem" -> new ProblemComponent();
      case "core" -> new AbsentCore();
      default -> null;
    };
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
