package io.twospeed.openapi.context;

import io.twospeed.openapi.contract.Operation;
import io.twospeed.openapi.product.ApiProduct;

/**
 * An operation of a live product, with all a request needs bound to it.
 *
 * @param journalled whether its requests may change the core and there is a journal to keep them
 */
public record Mount(
    ApiProduct product, Operation operation, DoorMeters.OfOperation meters, boolean journalled) {

  /** Product and operation: never the path, which may hold an account number. */
  public String place() {
    return product.name() + "/" + operation.id();
  }
}
