package io.twospeed.routes.closed;

import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.camel.impl.engine.DefaultClassResolver;
import org.apache.camel.impl.engine.DefaultFactoryFinder;
import org.apache.camel.spi.ClassResolver;
import org.apache.camel.spi.FactoryFinder;
import org.apache.camel.spi.FactoryFinderResolver;

/**
 * What Camel finds of itself on the class path as it starts: the parts of its engine by name, and
 * no language, data format, resolver or function that a product could name.
 */
final class ClosedFactories implements FactoryFinderResolver {
  private static final Set<String> OF_THE_ENGINE =
      Set.of("internal-processor-factory", "processor-factory");

  private final Set<Class<?>> found = ConcurrentHashMap.newKeySet();

  /** Whether it is a part of the engine that was asked for here. */
  boolean found(Class<?> type) {
    return found.contains(type);
  }

  @Override
  public FactoryFinder resolveFactoryFinder(ClassResolver classResolver, String resourcePath) {
    return new EngineParts(resourcePath);
  }

  @Override
  public FactoryFinder resolveBootstrapFactoryFinder(
      ClassResolver classResolver, String resourcePath) {
    return new EngineParts(resourcePath);
  }

  /** Goes by the real class path, as the closed one of the context knows nothing. */
  private final class EngineParts implements FactoryFinder {
    private final FactoryFinder all;

    EngineParts(String resourcePath) {
      this.all = new DefaultFactoryFinder(new DefaultClassResolver(), resourcePath);
    }

    @Override
    public String getResourcePath() {
      return all.getResourcePath();
    }

    @Override
    public Optional<Object> newInstance(String key) {
      return isOfTheEngine(key) ? all.newInstance(key) : Optional.empty();
    }

    @Override
    public <T> Optional<T> newInstance(String key, Class<T> type) {
      return isOfTheEngine(key) ? all.newInstance(key, type) : Optional.empty();
    }

    @Override
    public Optional<Class<?>> findClass(String key) {
      return findOptionalClass(key);
    }

    @Override
    public Optional<Class<?>> findOptionalClass(String key) {
      Optional<Class<?>> part = isOfTheEngine(key) ? all.findOptionalClass(key) : Optional.empty();
      part.ifPresent(found::add);
      return part;
    }

    private boolean isOfTheEngine(String key) {
      return getResourcePath().equals(FactoryFinder.DEFAULT_PATH) && OF_THE_ENGINE.contains(key);
    }

    @Override
    public void clear() {
      all.clear();
    }
  }
}
