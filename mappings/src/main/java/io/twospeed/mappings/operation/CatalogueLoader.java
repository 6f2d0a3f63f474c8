package io.twospeed.mappings.operation;

import io.twospeed.mappings.Finding;
import io.twospeed.mappings.copybook.options.CodecOptions;
import io.twospeed.mappings.operation.declaration.Declaration;
import io.twospeed.mappings.operation.declaration.DeclarationReader;
import io.twospeed.mappings.operation.declaration.Effect;
import io.twospeed.mappings.operation.declaration.Settlement;
import io.twospeed.mappings.operation.files.Alike;
import io.twospeed.mappings.operation.files.Findings;
import io.twospeed.mappings.operation.files.Inside;
import io.twospeed.mappings.operation.files.OperationFolders;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Reads every operation's folder, binds each, and then checks what they say of each other. */
final class CatalogueLoader {
  private final Path core;
  private final Findings findings;
  private final OperationBinder binder;

  CatalogueLoader(Path mappings, Map<String, CodecOptions> systems) {
    this.core = mappings.resolve("core");
    this.findings = new Findings(mappings);
    this.binder = new OperationBinder(mappings, systems, findings);
  }

  Map<String, CoreOperation> load() {
    List<Declaration> all = new ArrayList<>();
    for (Path folder : folders()) {
      Path file = folder.resolve("operation.yaml");
      if (Files.exists(file) && !Inside.isFile(core, file)) {
        findings.add(
            file,
            0,
            "a link that leads out of the folder, or no plain file",
            "a file below core/",
            "copy the file into the folder");
        continue;
      }
      DeclarationReader.read(file, findings)
          .ifPresent(
              declaration -> {
                binder.begin(declaration);
                all.add(declaration);
              });
    }
    Map<String, Declaration> declared = new TreeMap<>();
    Map<String, CoreOperation> bound = new HashMap<>();
    // By SOAP last: their contracts are being read meanwhile.
    all.sort(Comparator.comparing(each -> each.travel().bySoap()));
    for (Declaration each : all) {
      declared.put(each.name(), each);
      binder.bind(each).ifPresent(operation -> bound.put(operation.name(), operation));
    }
    declared.values().forEach(each -> checkOthers(each, declared));
    findings.throwIfAny();
    return bound;
  }

  List<Finding> warnings() {
    return findings.warnings();
  }

  private List<Path> folders() {
    try {
      return OperationFolders.in(core);
    } catch (IOException e) {
      findings.add(
          core,
          0,
          "the folder cannot be read (" + e.getClass().getSimpleName() + ")",
          "a folder with one folder per operation",
          "point --mappings at the folder that holds core/ and contracts/");
      return List.of();
    }
  }

  private void checkOthers(Declaration declaration, Map<String, Declaration> all) {
    Settlement settlement = declaration.settlement();
    settlement
        .inquiry()
        .ifPresent(name -> checkOther(declaration, "settle", name, Effect.READS, all));
    settlement
        .reversal()
        .ifPresent(name -> checkOther(declaration, "reversal", name, Effect.CHANGES, all));
  }

  private static void checkOther(
      Declaration declaration,
      String key,
      String name,
      Effect effect,
      Map<String, Declaration> all) {
    String named = key.equals("settle") ? "settle.inquiry" : key;
    Declaration other = all.get(name);
    if (other == null) {
      declaration
          .yaml()
          .refuse(
              key,
              named + " names '" + name + "', which is no operation",
              Alike.oneOf(name, all.keySet()),
              "correct the name or add the operation");
    } else if (other.effect() != effect) {
      String wanted = effect == Effect.READS ? "reads" : "changes";
      declaration
          .yaml()
          .refuse(
              key,
              named + " names '" + name + "', which does not have effect: " + wanted,
              "an operation with effect: " + wanted,
              "name another operation or correct the effect of that one");
    }
  }
}
