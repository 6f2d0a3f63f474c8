package io.twospeed.routes.closed;

import java.util.Optional;
import org.apache.camel.Component;
import org.apache.camel.impl.engine.DefaultClassResolver;
import org.apache.camel.impl.engine.DefaultFactoryFinder;
import org.jspecify.annotations.Nullable;

/** Components of the class path that config opened by their scheme. */
final class OpenedComponents {
  private static final String PATH = "META-INF/services/org/apache/camel/component/";

  private OpenedComponents() {}

  /** Null where the class path has none of that scheme. */
  static @Nullable Component make(String scheme) {
    Optional<Component> made =
        new DefaultFactoryFinder(new DefaultClassResolver(), PATH)
            .newInstance(scheme, Component.class);
    return made.orElse(null);
  }
}
