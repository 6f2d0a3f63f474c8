package io.twospeed.mappings.operation;

import io.twospeed.mappings.copybook.options.CodecOptions;
import io.twospeed.mappings.operation.declaration.Declaration;
import io.twospeed.mappings.operation.declaration.Declaration.Message;
import io.twospeed.mappings.operation.files.Alike;
import io.twospeed.mappings.operation.files.Findings;
import io.twospeed.mappings.operation.files.Inside;
import io.twospeed.mappings.operation.files.YamlSection;
import io.twospeed.mappings.operation.script.Script;
import io.twospeed.mappings.operation.script.Scripts;
import io.twospeed.mappings.operation.wire.RecordBinder;
import io.twospeed.mappings.operation.wire.ReturnCodes;
import io.twospeed.mappings.operation.wire.SoapBinder;
import io.twospeed.mappings.operation.wire.Transport;
import io.twospeed.mappings.operation.wire.Wire;
import io.twospeed.mappings.xml.codec.XmlMessage;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Looks up all that a declaration names, once, and ties it into an operation that only runs. */
final class OperationBinder {
  /** The variables that a request's and a response's script are given. */
  private static final Set<String> OF_REQUEST = Set.of("call");

  private static final Set<String> OF_RESPONSE = Set.of();
  private final Path mappings;
  private final Map<String, CodecOptions> systems;
  private final Findings findings;
  private final RecordBinder records;
  private final SoapBinder soap;
  private final Scripts scripts;
  private final Map<Path, ReturnCodes> codes = new HashMap<>();

  OperationBinder(Path mappings, Map<String, CodecOptions> systems, Findings findings) {
    this.mappings = mappings.toAbsolutePath().normalize();
    Path contracts = this.mappings.resolve("contracts");
    this.systems = systems;
    this.findings = findings;
    this.records = new RecordBinder(contracts, findings);
    this.soap = new SoapBinder(contracts, findings);
    this.scripts = new Scripts(this.mappings, findings);
  }

  /** Begins what takes long and needs nothing else. */
  void begin(Declaration declaration) {
    if (declaration.travel().bySoap()) {
      soap.begin(declaration);
    }
    begin(declaration.request(), OF_REQUEST);
    begin(declaration.response(), OF_RESPONSE);
  }

  private void begin(Message message, Set<String> variables) {
    Path file = named(message.yaml(), message.map());
    if (!message.map().isEmpty() && Inside.isFile(mappings, file)) {
      scripts.begin(file, variables);
    }
  }

  /** The operation, or nothing where a finding says why not. */
  Optional<CoreOperation> bind(Declaration declaration) {
    int before = findings.count();
    checkSystem(declaration);
    Optional<Script> request = script(declaration.request(), OF_REQUEST);
    Optional<Script> response = script(declaration.response(), OF_RESPONSE);
    ReturnCodes returnCodes = returnCodes(declaration);
    Optional<Wire.Bound> bound = bound(declaration, returnCodes);
    bound.ifPresent(
        each -> request.ifPresent(map -> checkHeaders(declaration.request(), map, each.headers())));
    if (request.isEmpty() || response.isEmpty() || bound.isEmpty() || findings.count() > before) {
      return Optional.empty();
    }
    return Optional.of(
        new CoreOperation(
            declaration,
            bound.get().transport(),
            request.get(),
            response.get(),
            bound.get().wire()));
  }

  /** A header part that a request's script makes never is missed before the first call. */
  private static void checkHeaders(Message message, Script map, Set<String> headers) {
    map.outline()
        .made()
        .map(made -> made.path(XmlMessage.HEADER))
        .ifPresent(
            made ->
                headers.stream()
                    .filter(each -> !made.has(each))
                    .forEach(
                        each ->
                            message
                                .yaml()
                                .refuse(
                                    "map",
                                    message.map() + " makes no header " + each,
                                    "each header part that the WSDL's binding asks for",
                                    "write { \"#header\": { \"" + each + "\": ... } } in it")));
  }

  private void checkSystem(Declaration declaration) {
    String system = declaration.system();
    if (!system.isEmpty() && !systems.isEmpty() && !systems.containsKey(system)) {
      declaration
          .yaml()
          .refuse(
              "system",
              "system '" + system + "' is not in config",
              Alike.oneOf(system, systems.keySet().stream().sorted().toList()),
              "correct the name or add the system to config");
    }
  }

  private Optional<Script> script(Message message, Set<String> variables) {
    if (message.map().isEmpty()) {
      return Optional.empty();
    }
    return beside(message.yaml(), "map", message.map())
        .flatMap(file -> scripts.script(file, variables));
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
    Path file = named(section, name);
    if (Inside.isFile(mappings, file)) {
      return Optional.of(file);
    }
    section.refuse(
        key,
        key + " names '" + name + "', which is no file",
        "a file below the mappings folder, named from the operation's folder",
        "correct the name or add the file");
    return Optional.empty();
  }

  private static Path named(YamlSection section, String name) {
    return section.file().toAbsolutePath().resolveSibling(name).normalize();
  }

  private Optional<Wire.Bound> bound(Declaration declaration, ReturnCodes returnCodes) {
    if (declaration.travel().bySoap()) {
      return soap.bind(declaration, returnCodes);
    }
    if (declaration.travel().queue().isEmpty()) {
      return Optional.empty();
    }
    CodecOptions options = systems.getOrDefault(declaration.system(), CodecOptions.defaults());
    Transport transport =
        new Transport.Mq(declaration.travel().queue(), declaration.travel().terms());
    return records
        .bind(declaration, options, returnCodes)
        .map(wire -> new Wire.Bound(wire, transport));
  }
}
