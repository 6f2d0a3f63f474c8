package io.twospeed.routes.closed;

import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.apache.camel.spi.Registry;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;

/**
 * The registry of a product's context: nothing is found by a name, and what is put in, as Camel
 * does with parts of its own, goes nowhere. By type there is one thing, the logger that a product's
 * log: steps write to.
 */
final class ClosedRegistry implements Registry {
  private final Logger logger;

  ClosedRegistry(Logger logger) {
    this.logger = logger;
  }

  @Override
  public @Nullable Object lookupByName(String name) {
    return null;
  }

  @Override
  public <T> @Nullable T lookupByNameAndType(String name, Class<T> type) {
    return null;
  }

  @Override
  public <T> Map<String, T> findByTypeWithName(Class<T> type) {
    return type == Logger.class ? Map.of("product", type.cast(logger)) : Map.of();
  }

  @Override
  public <T> Set<T> findByType(Class<T> type) {
    return Set.copyOf(findByTypeWithName(type).values());
  }

  @Override
  public void bind(String id, Class<?> type, Object bean) {}

  @Override
  public void bind(
      String id, Class<?> type, Object bean, String initMethod, String destroyMethod) {}

  @Override
  public void bind(String id, Class<?> type, Supplier<Object> bean) {}

  @Override
  public void bind(
      String id, Class<?> type, Supplier<Object> bean, String initMethod, String destroyMethod) {}

  @Override
  public void bindAsPrototype(String id, Class<?> type, Supplier<Object> bean) {}
}
