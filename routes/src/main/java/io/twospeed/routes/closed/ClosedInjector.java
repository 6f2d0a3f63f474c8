package io.twospeed.routes.closed;

import org.apache.camel.spi.Injector;
import org.apache.camel.spi.TypeConverterLoader;
import org.apache.camel.support.ObjectHelper;

/**
 * Makes no object for a product: only the parts of Camel's engine that Camel itself has found, and
 * its own converters.
 */
final class ClosedInjector implements Injector {
  private final ClosedFactories factories;

  ClosedInjector(ClosedFactories factories) {
    this.factories = factories;
  }

  @Override
  public <T> T newInstance(Class<T> type) {
    throw closed(type);
  }

  @Override
  public <T> T newInstance(Class<T> type, String factoryMethod) {
    throw closed(type);
  }

  @Override
  public <T> T newInstance(Class<T> type, Class<?> factoryClass, String factoryMethod) {
    throw closed(type);
  }

  @Override
  public <T> T newInstance(Class<T> type, boolean postProcessBean) {
    if (factories.found(type) || TypeConverterLoader.class.isAssignableFrom(type)) {
      return ObjectHelper.newInstance(type);
    }
    throw closed(type);
  }

  @Override
  public boolean supportsAutoWiring() {
    return false;
  }

  private static UnsupportedOperationException closed(Class<?> type) {
    return new UnsupportedOperationException("A product makes no object: " + type.getName());
  }
}
