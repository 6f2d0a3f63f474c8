package io.twospeed.routes.closed;

import org.apache.camel.CamelContext;
import org.apache.camel.spi.Resource;
import org.apache.camel.spi.ResourceLoader;
import org.jspecify.annotations.Nullable;

/** Opens no file, no URL and no resource of the class path. */
final class ClosedResources implements ResourceLoader {
  private @Nullable CamelContext context;

  @Override
  public Resource resolveResource(String uri) {
    throw new IllegalArgumentException("A product opens no resource");
  }

  @Override
  public void setCamelContext(CamelContext camelContext) {
    this.context = camelContext;
  }

  @Override
  public @Nullable CamelContext getCamelContext() {
    return context;
  }
}
