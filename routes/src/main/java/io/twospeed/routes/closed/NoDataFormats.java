package io.twospeed.routes.closed;

import org.apache.camel.CamelContext;
import org.apache.camel.spi.DataFormat;
import org.apache.camel.spi.DataFormatResolver;
import org.jspecify.annotations.Nullable;

/** A body is canonical JSON from end to end: nothing turns it into another format. */
final class NoDataFormats implements DataFormatResolver {

  @Override
  public @Nullable DataFormat createDataFormat(String name, CamelContext context) {
    return null;
  }
}
