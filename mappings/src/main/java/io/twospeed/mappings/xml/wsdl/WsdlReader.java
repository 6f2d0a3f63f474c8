package io.twospeed.mappings.xml.wsdl;

import io.twospeed.mappings.xml.document.SecureXml;
import io.twospeed.mappings.xml.schema.ContractFiles;
import io.twospeed.mappings.xml.schema.ContractFindings;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;
import org.xml.sax.XMLReader;

/** Reads a WSDL 1.1 and the ones that it imports. Their schemas are the schema reader's. */
public final class WsdlReader {
  private final ContractFiles files;
  private final ContractFindings findings;
  private final Wsdl wsdl = new Wsdl();

  /** Every document read, by what it is called, first the one asked for. */
  private final Map<String, Path> documents = new LinkedHashMap<>();

  private final Deque<Path> open = new ArrayDeque<>();

  public WsdlReader(ContractFiles files, ContractFindings findings) {
    this.files = files;
    this.findings = findings;
  }

  /** The files that were read, of which each may hold schemas. */
  public Collection<Path> documents() {
    return documents.values();
  }

  /** Reads a WSDL, or a schema, which has no operations. */
  public WsdlOperations read(Path first) {
    open.add(first);
    while (!open.isEmpty()) {
      one(open.pop());
    }
    return new WsdlOperations(wsdl);
  }

  private void one(Path file) {
    try {
      String uri = ContractFiles.uri(file);
      if (documents.putIfAbsent(uri, file) != null) {
        return;
      }
      findings.name(uri, file);
      XMLReader reader = SecureXml.reader();
      reader.setContentHandler(new WsdlHandler(file, wsdl, this));
      reader.setErrorHandler(findings);
      reader.parse(ContractFiles.open(file));
    } catch (SAXParseException e) {
      return; // a finding by now
    } catch (SAXException | IOException e) {
      findings.add(file, 0, "cannot be read (" + e.getMessage() + ")", "a WSDL 1.1 or a schema");
    }
  }

  /** A file that a WSDL imports. */
  void imports(String location, Wsdl.Place place) {
    if (location.isBlank()) {
      return; // what it means lies in a file that is read anyway, or is missed when it is used
    }
    try {
      open.add(files.resolve(location, place.file()));
    } catch (IOException e) {
      findings.addUnread(place.file(), place.line(), "import", e);
    }
  }

  /** A document that is neither a WSDL 1.1 nor a schema. */
  void other(String what, Wsdl.Place place) {
    findings.add(
        place.file(), place.line(), what, "definitions of WSDL 1.1, or a schema of XML Schema 1.0");
  }
}
