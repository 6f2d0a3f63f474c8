package io.twospeed.mappings.xml.schema;

import com.sun.xml.xsom.XSSchemaSet;
import com.sun.xml.xsom.parser.XMLParser;
import com.sun.xml.xsom.parser.XSOMParser;
import io.twospeed.mappings.xml.document.SecureXml;
import io.twospeed.mappings.xml.document.XmlText;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import javax.xml.XMLConstants;
import javax.xml.transform.sax.SAXSource;
import javax.xml.validation.Schema;
import javax.xml.validation.SchemaFactory;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.ls.LSInput;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.XMLReader;

/**
 * Schemas inside WSDLs and in files of their own, read twice: as a grammar to validate with, by the
 * JDK's reader, and as components to bind, by the one that JAXB's compiler uses.
 */
public final class SchemaReader {
  private static final String XS = XMLConstants.W3C_XML_SCHEMA_NS_URI;

  private final List<SchemaSlice> slices;
  private final ContractFiles files;
  private final ContractFindings findings;

  public SchemaReader(List<SchemaSlice> slices, ContractFiles files, ContractFindings findings) {
    this.slices = slices;
    this.files = files;
    this.findings = findings;
  }

  /** Both readings. */
  public record Schemas(XSSchemaSet components, Schema grammar) {}

  /** Both readings, or nothing where a finding says why not. */
  public Optional<Schemas> read() {
    // The grammar first: it says what is wrong with a schema, where the other reader breaks down.
    Optional<Schema> grammar = findings.isEmpty() ? grammar() : Optional.empty();
    Optional<XSSchemaSet> components = findings.isEmpty() ? components() : Optional.empty();
    return components.flatMap(all -> grammar.map(each -> new Schemas(all, each)));
  }

  private Optional<XSSchemaSet> components() {
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
      XMLReader reader = SecureXml.reader();
      reader.setContentHandler(handler);
      reader.setErrorHandler(errors);
      reader.parse(source);
    };
  }

  private Optional<Schema> grammar() {
    try {
      SchemaFactory factory = SecureXml.schemas();
      factory.setErrorHandler(findings);
      factory.setResourceResolver(
          (type, namespace, publicId, location, base) -> input(namespace, location, base));
      return Optional.of(factory.newSchema(new SAXSource(SecureXml.reader(), all())));
    } catch (SAXException e) {
      told(e);
      return Optional.empty();
    }
  }

  /** One schema that imports them all: handed over side by side they would not see each other. */
  private InputSource all() {
    StringBuilder text = new StringBuilder();
    text.append("<schema xmlns=\"").append(XS).append("\" targetNamespace=\"urn:twospeed:all\">");
    for (SchemaSlice slice : slices) {
      text.append("<import schemaLocation=\"");
      XmlText.escape(slice.uri(), true, text);
      if (!slice.namespace().isEmpty()) {
        text.append("\" namespace=\"");
        XmlText.escape(slice.namespace(), true, text);
      }
      text.append("\"/>");
    }
    return source(text.append("</schema>").toString(), "urn:twospeed:all");
  }

  private static InputSource source(String text, String uri) {
    InputSource source =
        new InputSource(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
    source.setSystemId(uri);
    return source;
  }

  /** What a parse error said is a finding by now; what else stopped the reading becomes one. */
  private void told(Exception e) {
    if (findings.isEmpty()) {
      findings.add(String.valueOf(e.getMessage()), "schemas whose imports lie beside them");
    }
  }

  private @Nullable InputSource open(@Nullable String location) throws SAXException {
    if (location == null || location.isEmpty()) {
      return null; // an import of a schema beside this one, read anyway
    }
    try {
      return ContractFiles.open(files.resolve(location, null));
    } catch (IOException e) {
      throw new SAXException(e);
    }
  }

  private @Nullable LSInput input(
      @Nullable String namespace, @Nullable String location, @Nullable String base) {
    try {
      for (SchemaSlice slice : slices) {
        boolean named =
            location == null ? slice.namespace().equals(namespace) : slice.uri().equals(location);
        if (named) {
          return new FileInput(slice.open());
        }
      }
      return location == null
          ? null
          : new FileInput(ContractFiles.open(files.resolve(location, base)));
    } catch (SAXException | IOException e) {
      findings.add("imports " + e.getMessage(), "every imported schema beside the contract");
      // Without an input of ours the factory would look for one itself.
      return new FileInput(source("<schema xmlns=\"" + XS + "\"/>", "urn:twospeed:none"));
    }
  }
}
