package io.twospeed.mappings.operation;

import io.twospeed.mappings.Finding;
import io.twospeed.mappings.copybook.options.CodecOptions;
import io.twospeed.mappings.operation.files.CatalogueException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Every operation the core offers, bound and checked at load. Immutable. The door of this package.
 */
public final class OperationCatalogue {
  private final SortedMap<String, CoreOperation> operations;

  private final List<Finding> warnings;

  private OperationCatalogue(SortedMap<String, CoreOperation> operations, List<Finding> warnings) {
    this.warnings = warnings;
    this.operations = Collections.unmodifiableSortedMap(operations);
  }

  /**
   * Loads {@code mappings/core/*}{@code /operation.yaml} and all they name.
   *
   * @param mappings the folder that holds {@code core/} and {@code contracts/}
   * @param systems per core system, its codec options (operation.yaml may override them); where the
   *     map is empty, systems go unchecked and every one has the defaults
   * @throws CatalogueException with every finding of every file
   */
  public static OperationCatalogue load(Path mappings, Map<String, CodecOptions> systems) {
    CatalogueLoader loader = new CatalogueLoader(mappings, systems);
    return new OperationCatalogue(new TreeMap<>(loader.load()), loader.warnings());
  }

  /** The operation of that name. */
  public Optional<CoreOperation> find(String name) {
    return Optional.ofNullable(operations.get(name));
  }

  /** What in copybooks looks as if it were meant otherwise, and refuses nothing. */
  public List<Finding> warnings() {
    return warnings;
  }

  /** All of them, by name. */
  public Collection<CoreOperation> operations() {
    return operations.values();
  }
}
