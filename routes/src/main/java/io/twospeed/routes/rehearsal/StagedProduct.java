package io.twospeed.routes.rehearsal;

import io.twospeed.openapi.product.ApiProduct;
import org.jspecify.annotations.Nullable;

/** A version that runs for a rehearsal, apart from every host; closed when that is over. */
public interface StagedProduct extends ApiProduct, AutoCloseable {
  /** Why the last request failed, file and line of its step first; null where it did not. */
  @Nullable String failure();

  @Override
  void close();
}
