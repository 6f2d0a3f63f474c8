package io.twospeed.routes.closed;

import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.function.Function;
import java.util.function.Predicate;
import org.apache.camel.PropertiesLookupListener;
import org.apache.camel.spi.PropertiesComponent;
import org.apache.camel.spi.PropertiesFunction;
import org.apache.camel.spi.PropertiesResolvedValue;
import org.apache.camel.spi.PropertiesSource;
import org.apache.camel.spi.PropertiesSourceFactory;
import org.apache.camel.support.service.ServiceSupport;
import org.jspecify.annotations.Nullable;

/** The placeholders of a product: there are none, neither of config nor of the process. */
final class ClosedProperties extends ServiceSupport implements PropertiesComponent {

  @Override
  public String parseUri(String uri) {
    return parseUri(uri, false);
  }

  @Override
  public String parseUri(String uri, boolean keepUnresolvedOptional) {
    if (uri != null && uri.contains(PREFIX_TOKEN)) {
      throw new IllegalArgumentException("A product has no placeholder {{...}}");
    }
    return uri;
  }

  @Override
  public Optional<String> resolveProperty(String key) {
    return Optional.empty();
  }

  @Override
  public Optional<PropertiesResolvedValue> getResolvedValue(String key) {
    return Optional.empty();
  }

  @Override
  public Properties loadProperties() {
    return new Properties();
  }

  @Override
  public Properties loadProperties(Predicate<String> filter) {
    return new Properties();
  }

  @Override
  public Properties loadProperties(Predicate<String> filter, Function<String, String> keyMapper) {
    return new Properties();
  }

  @Override
  public Properties extractProperties(String optionPrefix, boolean nested) {
    return new Properties();
  }

  @Override
  public List<String> getLocations() {
    return List.of();
  }

  @Override
  public @Nullable PropertiesSourceFactory getPropertiesSourceFactory() {
    return null;
  }

  @Override
  public @Nullable PropertiesSource getPropertiesSource(String name) {
    return null;
  }

  @Override
  public List<PropertiesSource> getPropertiesSources() {
    return List.of();
  }

  @Override
  public @Nullable PropertiesFunction getPropertiesFunction(String name) {
    return null;
  }

  @Override
  public boolean hasPropertiesFunction(String name) {
    return false;
  }

  @Override
  public Properties getLocalProperties() {
    return new Properties();
  }

  @Override
  public boolean reloadProperties(String pattern) {
    return false;
  }

  // What would put something in goes nowhere: Camel itself sets some of it as it starts.

  @Override
  public void setLocation(String location) {}

  @Override
  public void addLocation(String location) {}

  @Override
  public void addPropertiesSource(PropertiesSource propertiesSource) {}

  @Override
  public void addPropertiesFunction(PropertiesFunction function) {}

  @Override
  public void setIgnoreMissingLocation(boolean ignoreMissingLocation) {}

  @Override
  public void setIgnoreMissingProperty(boolean ignoreMissingProperty) {}

  @Override
  public void setNestedPlaceholder(boolean nestedPlaceholder) {}

  @Override
  public void setInitialProperties(Properties initialProperties) {}

  @Override
  public void addInitialProperty(String key, String value) {}

  @Override
  public void setOverrideProperties(Properties overrideProperties) {}

  @Override
  public void addOverrideProperty(String key, String value) {}

  @Override
  public void setLocalProperties(Properties localProperties) {}

  @Override
  public void setEncoding(String encoding) {}

  @Override
  public void keepOnlyChangeProperties(Properties properties) {}

  @Override
  public void addPropertiesLookupListener(PropertiesLookupListener listener) {}
}
