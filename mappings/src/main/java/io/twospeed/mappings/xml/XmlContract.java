package io.twospeed.mappings.xml;

import com.fasterxml.jackson.databind.JsonNode;
import io.twospeed.mappings.xml.codec.XmlCodec;
import io.twospeed.mappings.xml.codec.XmlCodecs;
import io.twospeed.mappings.xml.codec.XmlException;
import io.twospeed.mappings.xml.document.Name;
import io.twospeed.mappings.xml.schema.ContractFiles;
import io.twospeed.mappings.xml.schema.ContractFindings;
import io.twospeed.mappings.xml.schema.SchemaReader;
import io.twospeed.mappings.xml.schema.WsdlReader;
import io.twospeed.mappings.xml.schema.XmlContractException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A WSDL 1.1, document/literal, or a schema of its own, bound for translation. The door of this
 * package. Immutable, safe for many threads. Nothing outside the file's folder is ever read.
 */
public final class XmlContract {
  private final Map<String, Operation> operations;
  private final XmlCodecs codecs;

  /**
   * One operation of the WSDL.
   *
   * @param soapAction empty where the binding says none
   * @param response empty for a one-way operation
   * @param faults by the local name of the element in the fault's detail
   */
  public record Operation(
      String name,
      String soapAction,
      XmlCodec request,
      Optional<XmlCodec> response,
      Map<String, XmlCodec> faults) {

    /**
     * What a fault's detail says.
     *
     * @param detail UTF-8 XML of the detail's one element
     * @throws XmlException where it is no fault of this operation, or not as the schema says
     */
    public Fault fault(byte[] detail) {
      if (faults.isEmpty()) {
        throw new XmlException(
            "/", "a fault's detail", "none: " + name + " declares no fault", "ask the core team");
      }
      XmlCodec.Element read = XmlCodec.toJson(faults.values(), detail);
      return new Fault(read.local(), read.json());
    }
  }

  /**
   * A fault's detail.
   *
   * @param name local name of its element
   */
  public record Fault(String name, JsonNode detail) {}

  private XmlContract(Map<String, Operation> operations, XmlCodecs codecs) {
    this.operations = Collections.unmodifiableMap(operations);
    this.codecs = codecs;
  }

  /**
   * Reads a WSDL, or an XSD, and all that lies beside it and is imported.
   *
   * @throws XmlContractException with every finding
   */
  public static XmlContract read(Path file) {
    ContractFindings findings = new ContractFindings(file);
    try {
      Path first = file.toRealPath();
      return new Reading(first, new ContractFiles(first), findings).contract();
    } catch (IOException e) {
      findings.add("cannot be read (" + e.getClass().getSimpleName() + ")", "a WSDL or XSD file");
      throw refused(findings);
    }
  }

  /** The names of the WSDL's operations; none for an XSD. */
  public Set<String> operations() {
    return operations.keySet();
  }

  /** The operation of that name. */
  public Optional<Operation> operation(String name) {
    return Optional.ofNullable(operations.get(name));
  }

  /** The codec of a global element of the schemas. */
  public Optional<XmlCodec> element(String namespace, String local) {
    return codecs.codec(new Name(namespace, local));
  }

  private static IllegalStateException refused(ContractFindings findings) {
    findings.throwIfAny();
    return new IllegalStateException("a contract was refused without a finding");
  }

  /** One run of {@link #read}. */
  private static final class Reading {
    private final Path first;
    private final ContractFiles files;
    private final ContractFindings findings;
    private final WsdlReader wsdl;

    Reading(Path first, ContractFiles files, ContractFindings findings) {
      this.first = first;
      this.files = files;
      this.findings = findings;
      this.wsdl = new WsdlReader(files, findings);
    }

    XmlContract contract() {
      wsdl.read(first);
      SchemaReader.Schemas schemas =
          new SchemaReader(wsdl.schemas(), files, findings)
              .read()
              .orElseThrow(() -> refused(findings));
      XmlCodecs codecs = new XmlCodecs(schemas.components(), schemas.grammar());
      Map<String, Operation> operations = new LinkedHashMap<>();
      for (WsdlReader.Declared declared : wsdl.operations()) {
        operation(declared, codecs).ifPresent(each -> operations.put(declared.name(), each));
      }
      findings.throwIfAny();
      return new XmlContract(operations, codecs);
    }

    private Optional<Operation> operation(WsdlReader.Declared declared, XmlCodecs codecs) {
      Optional<XmlCodec> request = codec(declared, declared.input(), codecs);
      Optional<XmlCodec> response =
          declared.output() == null ? Optional.empty() : codec(declared, declared.output(), codecs);
      Map<String, XmlCodec> faults = new LinkedHashMap<>();
      for (Name message : declared.faults()) {
        codec(declared, message, codecs).ifPresent(each -> faults.put(each.local(), each));
      }
      return request.map(
          each ->
              new Operation(
                  declared.name(),
                  wsdl.soapAction(declared.name()),
                  each,
                  response,
                  Collections.unmodifiableMap(faults)));
    }

    private Optional<XmlCodec> codec(
        WsdlReader.Declared declared, @Nullable Name message, XmlCodecs codecs) {
      WsdlReader.Part part = message == null ? null : wsdl.message(message);
      if (part == null) {
        findings.add(
            declared.file(),
            declared.line(),
            "operation " + declared.name() + " names no message, or one that is not there",
            "an input whose message the WSDL defines");
        return Optional.empty();
      }
      if (part.parts() != 1 || part.element() == null) {
        findings.add(
            part.file(),
            part.line(),
            "message of " + declared.name() + " has " + part.parts() + " parts, or one by type",
            "exactly one part that names an element, as document/literal asks");
        return Optional.empty();
      }
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
}
