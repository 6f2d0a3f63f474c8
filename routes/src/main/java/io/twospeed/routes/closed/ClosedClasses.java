package io.twospeed.routes.closed;

import io.twospeed.routes.allowed.AllowedTypes;
import java.io.InputStream;
import java.net.URL;
import java.util.Collections;
import java.util.Enumeration;
import java.util.Set;
import org.apache.camel.spi.ClassResolver;
import org.jspecify.annotations.Nullable;

/** The class path as a product's context sees it: the classes a route may name, and no resource. */
final class ClosedClasses implements ClassResolver {

  @Override
  public void addClassLoader(ClassLoader classLoader) {
    throw new UnsupportedOperationException("A product brings no class loader");
  }

  @Override
  public Set<ClassLoader> getClassLoaders() {
    return Set.of();
  }

  @Override
  public @Nullable ClassLoader getClassLoader(String name) {
    return null;
  }

  @Override
  public @Nullable Class<?> resolveClass(String name) {
    return AllowedTypes.of(name);
  }

  @Override
  @SuppressWarnings("unchecked") // checked by isAssignableFrom
  public <T> @Nullable Class<T> resolveClass(String name, Class<T> type) {
    Class<?> known = AllowedTypes.of(name);
    return known != null && type.isAssignableFrom(known) ? (Class<T>) known : null;
  }

  @Override
  public @Nullable Class<?> resolveClass(String name, ClassLoader loader) {
    return resolveClass(name);
  }

  @Override
  public <T> @Nullable Class<T> resolveClass(String name, Class<T> type, ClassLoader loader) {
    return resolveClass(name, type);
  }

  @Override
  public Class<?> resolveMandatoryClass(String name) throws ClassNotFoundException {
    return known(name, resolveClass(name));
  }

  @Override
  public <T> Class<T> resolveMandatoryClass(String name, Class<T> type)
      throws ClassNotFoundException {
    return known(name, resolveClass(name, type));
  }

  @Override
  public Class<?> resolveMandatoryClass(String name, ClassLoader loader)
      throws ClassNotFoundException {
    return resolveMandatoryClass(name);
  }

  @Override
  public <T> Class<T> resolveMandatoryClass(String name, Class<T> type, ClassLoader loader)
      throws ClassNotFoundException {
    return resolveMandatoryClass(name, type);
  }

  private static <C> C known(String name, @Nullable C known) throws ClassNotFoundException {
    if (known == null) {
      throw new ClassNotFoundException(
          "a route may not name the class '%s', only one of %s"
              .formatted(name, AllowedTypes.all()));
    }
    return known;
  }

  @Override
  public @Nullable InputStream loadResourceAsStream(String uri) {
    return null;
  }

  @Override
  public @Nullable URL loadResourceAsURL(String uri) {
    return null;
  }

  @Override
  public Enumeration<URL> loadResourcesAsURL(String uri) {
    return Collections.emptyEnumeration();
  }

  @Override
  public Enumeration<URL> loadAllResourcesAsURL(String uri) {
    return Collections.emptyEnumeration();
  }
}
