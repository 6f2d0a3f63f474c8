package io.twospeed.routes.rehearsal;

import io.twospeed.openapi.product.ApiProduct;

/** A version that runs for a rehearsal, apart from every host; closed when that is over. */
public interface StagedProduct extends ApiProduct, AutoCloseable {
  @Override
  void close();
}
