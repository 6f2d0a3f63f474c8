package io.twospeed.mappings.operation;

import io.twospeed.mappings.copybook.CodecOptions;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;

/**
 * Every operation the core offers, bound and checked at load. Immutable. The door of this package.
 */
public final class OperationCatalogue {
  private OperationCatalogue() {}

  /**
   * Loads {@code mappings/core/*}{@code /operation.yaml} and all they name.
   *
   * @param mappings the folder that holds {@code core/} and {@code contracts/}
   * @param systems per core system, its codec options (operation.yaml may override them)
   * @throws CatalogueException with every finding of every file
   */
  public static OperationCatalogue load(Path mappings, Map<String, CodecOptions> systems) {
    throw new UnsupportedOperationException();
  }

  public Optional<CoreOperation> find(String name) {
    throw new UnsupportedOperationException();
  }

  public Collection<CoreOperation> operations() {
    throw new UnsupportedOperationException();
  }
}
