package io.twospeed.mappings.xml.schema;

import com.sun.xml.xsom.XSSchemaSet;
import com.sun.xml.xsom.parser.XMLParser;
import com.sun.xml.xsom.parser.XSOMParser;
import io.twospeed.mappings.xml.document.SecureXml;
import io.twospeed.mappings.xml.document.XmlText;
import java.nio.file.Path;
import java.util.Collection;
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

  /** Those that are asked for; what they refer to is among the sources. */
  private final List<SchemaSlice> roots;

  private final SchemaSources sources;
  private final ContractFindings findings;

  /**
   * A reader of some files' schemas and of all that they refer to.
   *
   * @param documents WSDLs and schema files
   */
  public SchemaReader(Collection<Path> documents, ContractFiles files, ContractFindings findings) {
    this.sources = new SchemaSources(files, findings);
    this.roots = sources.read(documents);
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
      parser.setEntityResolver(this::open);
      for (SchemaSlice slice : roots) {
        parser.parse(slice.forComponents());
      }
      return Optional.ofNullable(parser.getResult());
    } catch (SAXException e) {
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
          (type, namespace, publicId, location, base) -> input(namespace, location));
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
    for (SchemaSlice slice : roots) {
      text.append("<import schemaLocation=\"");
      XmlText.escape(slice.uri(), true, text);
      if (!slice.namespace().isEmpty()) {
        text.append("\" namespace=\"");
        XmlText.escape(slice.namespace(), true, text);
      }
      text.append("\"/>");
    }
    return SchemaSlice.source(text.append("</schema>").toString(), "urn:twospeed:all");
  }

  /** What a parse error said is a finding by now; what else stopped the reading becomes one. */
  private void told(Exception e) {
    if (findings.isEmpty()) {
      findings.add(
          String.valueOf(e.getMessage()), "schemas whose imports are files of the contract");
    }
  }

  /** Never null for a location: the reader would open it itself then. */
  private @Nullable InputSource open(@Nullable String namespace, @Nullable String location)
      throws SAXException {
    if (location == null || location.isEmpty()) {
      return null; // an import of a schema beside this one, read anyway
    }
    return sources
        .find(location, namespace)
        .orElseThrow(() -> new SAXException(location + " was not read"))
        .forComponents();
  }

  /** Never null for a location, as above. */
  private @Nullable LSInput input(@Nullable String namespace, @Nullable String location) {
    Optional<SchemaSlice> found =
        location == null ? sources.ofNamespace(namespace) : sources.find(location, namespace);
    if (found.isEmpty() && location != null) {
      findings.add(
          "names " + location + ", which has no such schema", "a schema of that namespace");
      return new FileInput(
          SchemaSlice.source("<schema xmlns=\"" + XS + "\"/>", "urn:twospeed:none"));
    }
    return found.map(each -> new FileInput(each.forGrammar())).orElse(null);
  }
}
