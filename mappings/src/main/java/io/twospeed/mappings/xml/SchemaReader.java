package io.twospeed.mappings.xml;

import com.sun.xml.xsom.XSSchemaSet;
import com.sun.xml.xsom.parser.XMLParser;
import com.sun.xml.xsom.parser.XSOMParser;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import javax.xml.transform.Source;
import javax.xml.transform.sax.SAXSource;
import javax.xml.validation.Schema;
import javax.xml.validation.SchemaFactory;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.ls.LSInput;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.XMLReader;

/**
 * Schemas inside WSDLs and in files of their own, read twice: as components to bind, by the schema
 * reader that JAXB's compiler uses, and as a grammar to validate with, by the JDK's.
 */
final class SchemaReader {
  static final String XS = "http://www.w3.org/2001/XMLSchema";

  private final ContractFiles files;
  private final ContractFindings findings;

  SchemaReader(ContractFiles files, ContractFindings findings) {
    this.files = files;
    this.findings = findings;
  }

  /** Both readings. */
  record Schemas(XSSchemaSet components, Schema grammar) {}

  /** Both readings, or nothing where a finding says why not. */
  Optional<Schemas> read(List<SchemaSlice> slices) {
    Optional<XSSchemaSet> components = findings.isEmpty() ? components(slices) : Optional.empty();
    Optional<Schema> grammar = findings.isEmpty() ? grammar(slices) : Optional.empty();
    return components.flatMap(all -> grammar.map(each -> new Schemas(all, each)));
  }

  private Optional<XSSchemaSet> components(List<SchemaSlice> slices) {
    try {
      XSOMParser parser = new XSOMParser(secureParser());
      parser.setErrorHandler(findings);
      parser.setEntityResolver((namespace, location) -> open(location));
      for (SchemaSlice slice : slices) {
        parser.parse(slice.open());
      }
      return Optional.ofNullable(parser.getResult());
    } catch (SAXException | IOException e) {
      told(e);
      return Optional.empty();
    }
  }

  private static XMLParser secureParser() {
    return (source, handler, errors, entities) -> {
      XMLReader reader = SchemaSlice.readerFor(source);
      reader.setContentHandler(handler);
      reader.setErrorHandler(errors);
      reader.parse(source);
    };
  }

  private Optional<Schema> grammar(List<SchemaSlice> slices) {
    try {
      SchemaFactory factory = SecureXml.schemas();
      factory.setErrorHandler(findings);
      factory.setResourceResolver(
          (type, namespace, publicId, location, base) ->
              location == null ? null : input(location, base));
      Source[] sources = new Source[slices.size()];
      for (int i = 0; i < sources.length; i++) {
        InputSource source = slices.get(i).open();
        sources[i] = new SAXSource(SchemaSlice.readerFor(source), source);
      }
      return Optional.of(factory.newSchema(sources));
    } catch (SAXException | IOException e) {
      told(e);
      return Optional.empty();
    }
  }

  /** What a parse error said is a finding by now; what else stopped the reading becomes one. */
  private void told(Exception e) {
    if (findings.isEmpty()) {
      findings.add(String.valueOf(e.getMessage()), "schemas whose imports lie beside them");
    }
  }

  private @Nullable InputSource open(@Nullable String location) throws SAXException, IOException {
    try {
      return location == null ? null : ContractFiles.open(files.resolve(location, null));
    } catch (IOException e) {
      findings.add("imports " + e.getMessage(), "every imported schema beside the contract");
      throw new SAXException(e);
    }
  }

  private LSInput input(String location, String base) {
    try {
      return new FileInput(ContractFiles.open(files.resolve(location, base)));
    } catch (IOException e) {
      findings.add("imports " + e.getMessage(), "every imported schema beside the contract");
      throw new IllegalStateException("a schema that was read before is gone", e);
    }
  }
}
