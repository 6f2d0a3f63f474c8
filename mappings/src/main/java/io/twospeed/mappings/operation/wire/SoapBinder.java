package io.twospeed.mappings.operation.wire;

import io.twospeed.mappings.Finding;
import io.twospeed.mappings.operation.declaration.Declaration;
import io.twospeed.mappings.operation.declaration.Declaration.Travel;
import io.twospeed.mappings.operation.declaration.Declaration.WsdlName;
import io.twospeed.mappings.operation.files.Alike;
import io.twospeed.mappings.operation.files.Findings;
import io.twospeed.mappings.operation.files.Inside;
import io.twospeed.mappings.operation.files.YamlSection;
import io.twospeed.mappings.xml.XmlContract;
import io.twospeed.mappings.xml.codec.XmlCodec;
import io.twospeed.mappings.xml.codec.XmlMessage;
import io.twospeed.mappings.xml.schema.XmlContractException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** Binds operations by SOAP to their WSDLs. A WSDL is read once. */
public final class SoapBinder {
  private final Path contracts;
  private final Findings findings;
  private final Map<Path, CompletableFuture<Reading>> begun = new HashMap<>();

  public SoapBinder(Path contracts, Findings findings) {
    this.contracts = contracts;
    this.findings = findings;
  }

  public Optional<Wire.Bound> bind(Declaration declaration, ReturnCodes codes) {
    Travel travel = declaration.travel();
    YamlSection soap =
        declaration
            .yaml()
            .section("transport")
            .flatMap(each -> each.section("soap"))
            .orElse(declaration.yaml());
    Path file = file(travel);
    if (!Inside.isFile(contracts, file)) {
      soap.refuse(
          "wsdl",
          "wsdl names '" + travel.wsdl() + "', which is no file",
          "a file in contracts/",
          "correct the name or add the core team's file");
      return Optional.empty();
    }
    return contract(file)
        .flatMap(contract -> operation(contract, travel.operation(), soap))
        .flatMap(operation -> bind(declaration, file, operation, soap, codes));
  }

  /** A contract, or what is wrong with it. */
  private record Reading(Optional<XmlContract> contract, List<Finding> findings) {}

  /** Begins to read a WSDL aside: it takes as long as all the rest of a catalogue together. */
  public void begin(Declaration declaration) {
    Path file = file(declaration.travel());
    if (Inside.isFile(contracts, file)) {
      begun.computeIfAbsent(file, each -> CompletableFuture.supplyAsync(() -> read(each)));
    }
  }

  private Reading read(Path file) {
    try {
      return new Reading(Optional.of(XmlContract.read(contracts, file)), List.of());
    } catch (XmlContractException e) {
      return new Reading(Optional.empty(), e.findings());
    }
  }

  private Optional<XmlContract> contract(Path file) {
    Reading reading =
        begun.computeIfAbsent(file, each -> CompletableFuture.supplyAsync(() -> read(each))).join();
    findings.addAll(reading.findings());
    return reading.contract();
  }

  private Path file(Travel travel) {
    return contracts.resolve(travel.wsdl()).normalize();
  }

  private Optional<XmlContract.Operation> operation(
      XmlContract contract, WsdlName named, YamlSection soap) {
    String name = named.operation();
    if (name.isEmpty()) {
      return Optional.empty(); // a finding by now
    }
    if (!contract.operations().contains(name)) {
      soap.refuse(
          "operation",
          "operation names '" + name + "', which the WSDL lacks",
          Alike.oneOf(name, contract.operations()),
          "correct the name");
      return Optional.empty();
    }
    XmlContract.Lookup found = contract.lookup(name, named.port(), named.input());
    findings.addAll(found.findings());
    if (!found.ports().isEmpty()) {
      undecided("port", named.port(), name, found.ports(), soap);
    }
    if (!found.inputs().isEmpty()) {
      undecided("input", named.input(), name, found.inputs(), soap);
    }
    return found.operation();
  }

  /** A name that several operations have, or one that none of them has. */
  private static void undecided(
      String key, String given, String operation, Collection<String> names, YamlSection soap) {
    boolean isGiven = !given.isEmpty();
    soap.refuse(
        isGiven ? key : "operation",
        isGiven
            ? key + " is '" + given + "', which tells no operation '" + operation + "' from others"
            : "several operations of the WSDL are called '" + operation + "'",
        Alike.oneOf(given, names),
        (isGiven ? "correct " : "add ") + key + ": with one of them");
  }

  private static Optional<Wire.Bound> bind(
      Declaration declaration,
      Path file,
      XmlContract.Operation operation,
      YamlSection soap,
      ReturnCodes codes) {
    Optional<XmlMessage> response = operation.response();
    if (response.isEmpty()) {
      soap.refuse(
          "operation",
          "operation '" + operation.name() + "' is one-way",
          "an operation with an output",
          "choose one that answers");
      return Optional.empty();
    }
    Map<String, String[]> paths = new HashMap<>();
    declaration.result().faults().forEach((name, path) -> paths.put(name, path.split("\\.", -1)));
    checkFaults(declaration, operation);
    return Optional.of(
        new Wire.Bound(
            new SoapWire(operation, response.get(), paths, codes),
            new Transport.Soap(
                file,
                operation.name(),
                operation.soapAction(),
                operation.request().enveloped(),
                operation.security()),
            operation.request().headers().keySet()));
  }

  private static void checkFaults(Declaration declaration, XmlContract.Operation operation) {
    Optional<YamlSection> faults = declaration.result().yaml().section("faults");
    for (Map.Entry<String, String> fault : declaration.result().faults().entrySet()) {
      XmlCodec codec = operation.faults().get(fault.getKey());
      if (codec == null) {
        faults.ifPresent(
            section ->
                section.refuse(
                    fault.getKey(),
                    "result.faults names '" + fault.getKey() + "', which the operation lacks",
                    Alike.oneOf(fault.getKey(), operation.faults().keySet()),
                    "correct the name"));
      } else if (!codec.fields().contains(fault.getValue())) {
        faults.ifPresent(
            section ->
                section.refuse(
                    fault.getKey(),
                    "'" + fault.getValue() + "' is no field of " + fault.getKey(),
                    Alike.oneOf(fault.getValue(), codec.fields()),
                    "name the field that holds the code"));
      }
    }
  }
}
