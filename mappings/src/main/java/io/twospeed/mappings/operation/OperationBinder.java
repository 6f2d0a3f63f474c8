package io.twospeed.mappings.operation;

import io.twospeed.mappings.copybook.CodecOptions;
import io.twospeed.mappings.operation.Declaration.Message;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Looks up all that a declaration names, once, and ties it into an operation that only runs. */
final class OperationBinder {
  private final Path mappings;
  private final Path contracts;
  private final Map<String, CodecOptions> systems;
  private final Findings findings;
  private final RecordBinder records;
  private final Map<Path, ReturnCodes> codes = new HashMap<>();

  OperationBinder(Path mappings, Map<String, CodecOptions> systems, Findings findings) {
    this.mappings = mappings.toAbsolutePath().normalize();
    this.contracts = this.mappings.resolve("contracts");
    this.systems = systems;
    this.findings = findings;
    this.records = new RecordBinder(contracts, findings);
  }

  /** The operation, or nothing where a finding says why not. */
  Optional<CoreOperation> bind(Declaration declaration) {
    int before = findings.count();
    checkSystem(declaration);
    Optional<Script> request = script(declaration.request(), Set.of("call"));
    Optional<Script> response = script(declaration.response(), Set.of());
    ReturnCodes returnCodes = returnCodes(declaration);
    Optional<Wire> wire = wire(declaration, returnCodes);
    if (request.isEmpty() || response.isEmpty() || wire.isEmpty() || findings.count() > before) {
      return Optional.empty();
    }
    return Optional.of(
        new CoreOperation(
            declaration, transport(declaration), request.get(), response.get(), wire.get()));
  }

  private void checkSystem(Declaration declaration) {
    String system = declaration.system();
    if (!system.isEmpty() && !systems.isEmpty() && !systems.containsKey(system)) {
      declaration
          .yaml()
          .refuse(
              "system",
              "system '" + system + "' is not in config",
              "one of " + String.join(", ", systems.keySet().stream().sorted().toList()),
              "correct the name or add the system to config");
    }
  }

  private Optional<Script> script(Message message, Set<String> variables) {
    if (message.map().isEmpty()) {
      return Optional.empty();
    }
    return beside(message.yaml(), "map", message.map())
        .flatMap(file -> Script.compile(file, mappings.resolve("core"), variables, findings));
  }

  private ReturnCodes returnCodes(Declaration declaration) {
    YamlSection section = declaration.result().yaml();
    String name = declaration.result().codes();
    if (name.isEmpty()) {
      return ReturnCodes.none();
    }
    return beside(section, "codes", name)
        .map(file -> codes.computeIfAbsent(file, each -> ReturnCodes.read(each, findings)))
        .orElse(ReturnCodes.none());
  }

  /** A file named relative to the operation's folder, below the mappings folder, that exists. */
  private Optional<Path> beside(YamlSection section, String key, String name) {
    Path file = section.file().toAbsolutePath().resolveSibling(name).normalize();
    if (file.startsWith(mappings) && Files.isRegularFile(file)) {
      return Optional.of(file);
    }
    section.refuse(
        key,
        key + " names '" + name + "', which is no file",
        "a file below the mappings folder, named from the operation's folder",
        "correct the name or add the file");
    return Optional.empty();
  }

  private Optional<Wire> wire(Declaration declaration, ReturnCodes returnCodes) {
    if (!declaration.travel().queue().isEmpty()) {
      CodecOptions options = systems.getOrDefault(declaration.system(), CodecOptions.defaults());
      return records.bind(declaration, options, returnCodes);
    }
    return Optional.empty();
  }

  private Transport transport(Declaration declaration) {
    return new Transport.Mq(declaration.travel().queue());
  }
}
