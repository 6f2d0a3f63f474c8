package io.twospeed.mappings.xml.schema;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Every schema that a contract is made of, each file read once, whichever ways lead to it. The
 * readers are given these texts and open nothing.
 */
final class SchemaSources {
  private final ContractFiles files;
  private final ContractFindings findings;

  /** By what the file is called. */
  private final Map<String, List<SchemaSlice>> byFile = new LinkedHashMap<>();

  SchemaSources(ContractFiles files, ContractFindings findings) {
    this.files = files;
    this.findings = findings;
  }

  /** The schemas of these documents, once all that they refer to is read too. */
  List<SchemaSlice> read(Collection<Path> documents) {
    List<SchemaSlice> roots = new ArrayList<>();
    Deque<Path> open = new ArrayDeque<>();
    for (Path document : documents) {
      roots.addAll(one(document, open));
    }
    while (!open.isEmpty()) {
      var unused = one(open.pop(), open);
    }
    return roots;
  }

  private List<SchemaSlice> one(Path file, Deque<Path> open) {
    try {
      String uri = ContractFiles.uri(file);
      if (byFile.containsKey(uri)) {
        return List.of();
      }
      findings.name(uri, file);
      List<SchemaSlice> slices = SchemaSlicer.slices(file, files, findings);
      byFile.put(uri, slices);
      slices.forEach(each -> open.addAll(each.files()));
      return slices;
    } catch (IOException e) {
      findings.add(file, 0, "cannot be read (" + e.getClass().getSimpleName() + ")", "a file");
      return List.of();
    }
  }

  /**
   * What a reader asks for by the name that {@link SchemaSlicer} wrote.
   *
   * @param namespace of an import, which tells the schemas of a WSDL apart; null of an include
   */
  Optional<SchemaSlice> find(String uri, @Nullable String namespace) {
    Optional<BuiltInSchema> builtIn = BuiltInSchema.named(uri);
    if (builtIn.isPresent()) {
      // A file that the core team gave comes first.
      return Optional.of(
          ofNamespace(builtIn.get().namespace()).orElseGet(() -> builtIn.get().slice()));
    }
    List<SchemaSlice> own = byFile.get(uri);
    if (own == null) {
      return all().filter(each -> each.uri().equals(uri)).findFirst();
    }
    return own.size() == 1
        ? Optional.of(own.get(0))
        : own.stream().filter(each -> each.namespace().equals(namespace)).findFirst();
  }

  Optional<SchemaSlice> ofNamespace(@Nullable String namespace) {
    return all().filter(each -> each.namespace().equals(namespace)).findFirst();
  }

  private Stream<SchemaSlice> all() {
    return byFile.values().stream().flatMap(List::stream);
  }
}
