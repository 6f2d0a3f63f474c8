package io.twospeed.mappings.xml;

import com.fasterxml.jackson.databind.JsonNode;
import io.twospeed.mappings.Finding;
import io.twospeed.mappings.xml.codec.FaultDetail;
import io.twospeed.mappings.xml.codec.XmlCodec;
import io.twospeed.mappings.xml.codec.XmlCodecs;
import io.twospeed.mappings.xml.codec.XmlException;
import io.twospeed.mappings.xml.codec.XmlMessage;
import io.twospeed.mappings.xml.document.Name;
import io.twospeed.mappings.xml.schema.ContractFiles;
import io.twospeed.mappings.xml.schema.ContractFindings;
import io.twospeed.mappings.xml.schema.SchemaReader;
import io.twospeed.mappings.xml.schema.XmlContractException;
import io.twospeed.mappings.xml.wsdl.WsdlOperation;
import io.twospeed.mappings.xml.wsdl.WsdlOperations;
import io.twospeed.mappings.xml.wsdl.WsdlReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A WSDL 1.1, document/literal, or a schema of its own, bound for translation. The door of this
 * package. Immutable, safe for many threads. Nothing outside the contracts' folder is ever read.
 */
public final class XmlContract {
  private final WsdlOperations operations;
  private final XmlCodecs codecs;
  private final Path first;

  /**
   * One operation of the WSDL.
   *
   * @param soapAction empty where the binding says none
   * @param response empty for a one-way operation
   * @param faults by the local name of the element in the fault's detail
   * @param security whether the binding asks for a header of WS-Security in its request
   */
  public record Operation(
      String name,
      String soapAction,
      XmlMessage request,
      Optional<XmlMessage> response,
      Map<String, XmlCodec> faults,
      boolean security) {

    /**
     * What a fault's detail says: the first of its entries that the contract knows.
     *
     * @param detail UTF-8 XML of the detail's one element, or of the detail with several
     * @throws XmlException where none is a fault of this operation, or one is not as the schema
     *     says
     */
    public Fault fault(byte[] detail) {
      if (faults.isEmpty()) {
        throw new XmlException(
            "/", "a fault's detail", "none: " + name + " declares no fault", "ask the core team");
      }
      XmlCodec.Element read =
          XmlCodec.toJson(faults.values(), FaultDetail.entry(detail, this::isFault));
      return new Fault(read.local(), read.json());
    }

    private boolean isFault(Name element) {
      return faults.values().stream().anyMatch(each -> each.isOf(element));
    }
  }

  /**
   * A fault's detail.
   *
   * @param name local name of its element
   */
  public record Fault(String name, JsonNode detail) {}

  /**
   * What came of looking for an operation.
   *
   * @param operation empty where there is none, more than one, or none that can be called
   * @param findings why the one that is meant cannot be called
   * @param ports where none or several are meant: what to give as the port
   * @param inputs where the operation is overloaded: what to give as the input
   */
  public record Lookup(
      Optional<Operation> operation,
      List<Finding> findings,
      Set<String> ports,
      Set<String> inputs) {}

  private XmlContract(WsdlOperations operations, XmlCodecs codecs, Path first) {
    this.operations = operations;
    this.codecs = codecs;
    this.first = first;
  }

  /**
   * Reads a WSDL, or an XSD, with what it imports of the files in its own folder and below.
   *
   * @throws XmlContractException with every finding
   */
  public static XmlContract read(Path file) {
    Path folder = file.toAbsolutePath().getParent();
    return read(folder == null ? file : folder, file);
  }

  /**
   * Reads a WSDL, or an XSD, with what it imports.
   *
   * @param contracts the folder that holds all files it may be made of
   * @throws XmlContractException with every finding
   */
  public static XmlContract read(Path contracts, Path file) {
    ContractFindings findings = new ContractFindings(file);
    try {
      ContractFiles files = new ContractFiles(contracts);
      WsdlReader wsdl = new WsdlReader(files, findings);
      WsdlOperations operations = wsdl.read(file);
      SchemaReader.Schemas schemas =
          new SchemaReader(wsdl.documents(), files, findings)
              .read()
              .orElseThrow(() -> refused(findings));
      XmlCodecs codecs = new XmlCodecs(schemas.components(), schemas.grammar());
      findings.throwIfAny();
      return new XmlContract(operations, codecs, file);
    } catch (IOException e) {
      findings.add("cannot be read (" + e.getClass().getSimpleName() + ")", "a WSDL or XSD file");
      throw refused(findings);
    }
  }

  private static IllegalStateException refused(ContractFindings findings) {
    findings.throwIfAny();
    return new IllegalStateException("a contract was refused without a finding");
  }

  /** The names of the WSDL's operations, also of those that cannot be called; none for an XSD. */
  public Set<String> operations() {
    return operations.names();
  }

  /** The operation of that name, where there is one alone and it can be called. */
  public Optional<Operation> operation(String name) {
    return lookup(name, "", "").operation();
  }

  /**
   * Looks for an operation. Only what is asked for is judged: what else the WSDL holds may be of
   * any style.
   *
   * @param port of a service, or a binding or port type; empty where there is one alone
   * @param input the name of the input, where the operation is overloaded; else empty
   */
  public Lookup lookup(String name, String port, String input) {
    WsdlOperations.Choice choice = operations.choose(name, port, input);
    ContractFindings findings = new ContractFindings(first);
    Optional<Operation> operation = choice.operation().flatMap(each -> bound(each, findings));
    return new Lookup(operation, findings.all(), choice.ports(), choice.inputs());
  }

  /** The codec of a global element of the schemas. */
  public Optional<XmlCodec> element(String namespace, String local) {
    return codecs.codec(new Name(namespace, local));
  }

  private Optional<Operation> bound(WsdlOperation chosen, ContractFindings findings) {
    for (WsdlOperation.Problem each : chosen.problems()) {
      findings.add(each.file(), each.line(), each.what(), each.expected(), each.fix());
    }
    if (!findings.isEmpty()) {
      return Optional.empty();
    }
    boolean enveloped =
        Stream.concat(Stream.of(chosen.request()), chosen.response().stream())
            .anyMatch(each -> !each.headers().isEmpty());
    Optional<XmlMessage> request = message(chosen.request(), enveloped, findings);
    Optional<XmlMessage> response =
        chosen.response().flatMap(each -> message(each, enveloped, findings));
    Map<String, XmlCodec> faults = new LinkedHashMap<>();
    for (WsdlOperation.Part fault : chosen.faults()) {
      codec(fault, findings).ifPresent(each -> faults.put(each.local(), each));
    }
    return request
        .filter(each -> findings.isEmpty())
        .map(
            each ->
                new Operation(
                    chosen.name(),
                    chosen.soapAction(),
                    each,
                    response,
                    Collections.unmodifiableMap(faults),
                    chosen.security()));
  }

  private Optional<XmlMessage> message(
      WsdlOperation.Message message, boolean enveloped, ContractFindings findings) {
    List<XmlCodec> headers =
        message.headers().stream().flatMap(each -> codec(each, findings).stream()).toList();
    return codec(message.body(), findings).map(each -> new XmlMessage(each, headers, enveloped));
  }

  private Optional<XmlCodec> codec(WsdlOperation.Part part, ContractFindings findings) {
    Optional<XmlCodec> codec = codecs.codec(part.element());
    if (codec.isEmpty()) {
      findings.add(
          part.file(),
          part.line(),
          "part names element " + part.element() + ", which no schema has",
          "a global element of the schemas");
    }
    return codec;
  }
}
