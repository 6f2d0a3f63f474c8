package io.twospeed.openapi;

import java.nio.file.Path;
import java.util.Set;

/** An OpenAPI 3.0 or 3.1 document, parsed and compiled for matching and validation. Immutable. */
public final class Contract {
  private Contract() {}

  /**
   * Reads and compiles a contract.
   *
   * @throws ContractException with every finding
   */
  public static Contract read(Path openapi) {
    throw new UnsupportedOperationException();
  }

  /** The operationIds: a product has a route {@code direct:<operationId>} for each. */
  public Set<String> operationIds() {
    throw new UnsupportedOperationException();
  }
}
