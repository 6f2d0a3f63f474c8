package io.twospeed.mappings.xml.schema;

import io.twospeed.mappings.xml.document.RawXml;
import io.twospeed.mappings.xml.document.SecureXml;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.xml.XMLConstants;
import org.jspecify.annotations.Nullable;
import org.xml.sax.Attributes;
import org.xml.sax.Locator;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;
import org.xml.sax.XMLReader;
import org.xml.sax.helpers.AttributesImpl;
import org.xml.sax.helpers.DefaultHandler;
import org.xml.sax.helpers.NamespaceSupport;

/** Cuts a file into its schemas, and looks up each file that they name. */
final class SchemaSlicer extends DefaultHandler {
  private static final String XS = XMLConstants.W3C_XML_SCHEMA_NS_URI;
  private static final Set<String> REFERENCES = Set.of("import", "include", "redefine");

  private final Path file;
  private final String uri;
  private final ContractFiles files;
  private final ContractFindings findings;
  private final NamespaceSupport prefixes = new NamespaceSupport();
  private final List<SchemaSlice> slices = new ArrayList<>();

  /** The names under which the elements that are open were written on. */
  private final Deque<String> written = new ArrayDeque<>();

  private final OccurrenceBound bound = new OccurrenceBound();
  private boolean pushed;
  private boolean isSchemaFile;
  private boolean begun;
  private @Nullable Locator locator;
  private @Nullable Slice slice;

  /** The schema that is being read. */
  private static final class Slice {
    final String namespace;
    final StringBuilder components = new StringBuilder();
    final StringBuilder grammar = new StringBuilder();
    final RawXml toComponents = new RawXml(components, true);
    final RawXml toGrammar = new RawXml(grammar, true);
    final Set<Path> files = new LinkedHashSet<>();

    Slice(String namespace) {
      this.namespace = namespace;
    }
  }

  private SchemaSlicer(Path file, String uri, ContractFiles files, ContractFindings findings) {
    this.file = file;
    this.uri = uri;
    this.files = files;
    this.findings = findings;
  }

  /** The schemas of a file; a finding says what of it cannot be read. */
  static List<SchemaSlice> slices(Path file, ContractFiles files, ContractFindings findings) {
    try {
      SchemaSlicer slicer = new SchemaSlicer(file, ContractFiles.uri(file), files, findings);
      XMLReader reader = SecureXml.reader();
      reader.setContentHandler(slicer);
      reader.setErrorHandler(findings);
      reader.parse(ContractFiles.open(file));
      return slicer.slices;
    } catch (SAXParseException e) {
      return List.of(); // a finding by now
    } catch (SAXException | IOException e) {
      findings.add(file, 0, "cannot be read (" + e.getMessage() + ")", "a WSDL or a schema");
      return List.of();
    }
  }

  @Override
  public void setDocumentLocator(Locator given) {
    this.locator = given;
  }

  @Override
  public void startPrefixMapping(String prefix, String namespace) {
    push();
    prefixes.declarePrefix(prefix, namespace);
    if (slice != null) {
      slice.toComponents.startPrefixMapping(prefix, namespace);
      slice.toGrammar.startPrefixMapping(prefix, namespace);
    }
  }

  private void push() {
    if (!pushed) {
      prefixes.pushContext();
      pushed = true;
    }
  }

  @Override
  public void startElement(String namespace, String local, String qName, Attributes attributes) {
    push();
    pushed = false;
    boolean schema = namespace.equals(XS) && local.equals("schema");
    isSchemaFile |= schema && !begun;
    begun = true;
    if (slice == null && schema) {
      begin(attributes);
    }
    if (slice != null) {
      inside(slice, namespace, local, qName, attributes);
    }
  }

  private void begin(Attributes attributes) {
    String target = attributes.getValue("targetNamespace");
    Slice begun = new Slice(target == null ? "" : target);
    for (RawXml each : List.of(begun.toComponents, begun.toGrammar)) {
      if (locator != null) {
        each.setDocumentLocator(locator);
      }
      for (Object prefix : Collections.list(prefixes.getPrefixes())) {
        each.startPrefixMapping((String) prefix, prefixes.getURI((String) prefix));
      }
      String unprefixed = prefixes.getURI("");
      if (unprefixed != null) {
        each.startPrefixMapping("", unprefixed);
      }
    }
    slice = begun;
  }

  private void inside(
      Slice into, String namespace, String local, String qName, Attributes attributes) {
    AttributesImpl changed = new AttributesImpl(attributes);
    String name = qName;
    if (namespace.equals(XS)) {
      if (written.size() == 1 && REFERENCES.contains(local)) {
        refer(into, local, changed);
      } else if (local.equals("element") && isOfSchemas(attributes.getValue("ref"))) {
        name = qName.substring(0, qName.length() - local.length()) + "any";
        anySchema(changed);
      }
    }
    written.push(name);
    into.toComponents.startElement(namespace, local, name, changed);
    bound.enter(namespace, local, changed);
    into.toGrammar.startElement(namespace, local, name, changed);
  }

  /** The place of a file that is named, by what it is called here. */
  private void refer(Slice into, String kind, AttributesImpl attributes) {
    int at = attributes.getIndex("schemaLocation");
    Optional<BuiltInSchema> builtIn =
        kind.equals("import")
            ? BuiltInSchema.meant(
                attributes.getValue("namespace"), attributes.getValue("schemaLocation"))
            : Optional.empty();
    if (builtIn.isPresent()) {
      set("schemaLocation", builtIn.get().uri(), attributes);
    } else if (at >= 0) {
      try {
        Path named = files.resolve(attributes.getValue(at), file);
        into.files.add(named);
        attributes.setValue(at, ContractFiles.uri(named));
      } catch (IOException e) {
        findings.addUnread(file, locator == null ? 0 : locator.getLineNumber(), kind, e);
      }
    }
  }

  /** Whether it is one of the schema for schemas: of a .NET DataSet, which carries its schema. */
  private boolean isOfSchemas(@Nullable String ref) {
    int colon = ref == null ? -1 : ref.indexOf(':');
    return ref != null
        && XS.equals(prefixes.getURI(colon < 0 ? "" : ref.substring(0, colon).strip()));
  }

  /** No validator knows the schema for schemas, so that such an element is let in as it stands. */
  private static void anySchema(AttributesImpl attributes) {
    attributes.removeAttribute(attributes.getIndex("ref"));
    set("namespace", XS, attributes);
    set("processContents", "skip", attributes);
  }

  static void set(String name, String value, AttributesImpl attributes) {
    int at = attributes.getIndex(name);
    if (at < 0) {
      attributes.addAttribute("", name, name, "CDATA", value);
    } else {
      attributes.setValue(at, value);
    }
  }

  @Override
  public void endElement(String namespace, String local, String qName) {
    prefixes.popContext();
    if (slice == null) {
      return;
    }
    bound.leave();
    String name = written.pop();
    slice.toComponents.endElement(namespace, local, name);
    slice.toGrammar.endElement(namespace, local, name);
    if (written.isEmpty()) {
      slices.add(
          new SchemaSlice(
              isSchemaFile ? uri : uri + "?schema=" + slices.size(),
              slice.namespace,
              slice.components.toString(),
              slice.grammar.toString(),
              slice.files));
      slice = null;
    }
  }

  @Override
  public void characters(char[] text, int start, int length) {
    if (slice != null) {
      slice.toComponents.characters(text, start, length);
      slice.toGrammar.characters(text, start, length);
    }
  }
}
