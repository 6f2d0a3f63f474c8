package io.twospeed.mappings.xml.schema;

import io.twospeed.mappings.xml.document.Name;
import io.twospeed.mappings.xml.document.SecureXml;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.xml.XMLConstants;
import org.jspecify.annotations.Nullable;
import org.xml.sax.Attributes;
import org.xml.sax.Locator;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;
import org.xml.sax.XMLReader;
import org.xml.sax.helpers.DefaultHandler;
import org.xml.sax.helpers.NamespaceSupport;

/** What a WSDL 1.1 says of its operations; schemas are read by {@link SchemaReader}. */
public final class WsdlReader {
  static final String WSDL = "http://schemas.xmlsoap.org/wsdl/";
  private static final Set<String> SOAP =
      Set.of("http://schemas.xmlsoap.org/wsdl/soap/", "http://schemas.xmlsoap.org/wsdl/soap12/");

  /** An operation as written. */
  public static final class Declared {
    private final String name;
    private final Path file;
    private final int line;
    private @Nullable Name input;
    private @Nullable Name output;
    private final Map<String, Name> faults = new LinkedHashMap<>();

    Declared(String name, Path file, int line) {
      this.name = name;
      this.file = file;
      this.line = line;
    }

    public String name() {
      return name;
    }

    public Path file() {
      return file;
    }

    public int line() {
      return line;
    }

    public @Nullable Name input() {
      return input;
    }

    public @Nullable Name output() {
      return output;
    }

    /** The messages of its faults. */
    public Collection<Name> faults() {
      return faults.values();
    }
  }

  /** A message's one part. */
  public record Part(Path file, int line, int parts, @Nullable Name element) {}

  private final Map<String, Declared> operations = new LinkedHashMap<>();
  private final Map<Name, Part> messages = new HashMap<>();
  private final Map<String, String> soapActions = new HashMap<>();

  /** Every document read, first the one asked for. */
  private final Set<Path> documents = new HashSet<>();

  private final List<SchemaSlice> schemas = new ArrayList<>();

  private final ContractFiles files;
  private final ContractFindings findings;

  public WsdlReader(ContractFiles files, ContractFindings findings) {
    this.files = files;
    this.findings = findings;
  }

  public Collection<Declared> operations() {
    return operations.values();
  }

  public @Nullable Part message(Name name) {
    return messages.get(name);
  }

  /** What a binding says of the operation; empty where none does. */
  public String soapAction(String operation) {
    return soapActions.getOrDefault(operation, "");
  }

  /** The schemas inside all that was read. */
  public List<SchemaSlice> schemas() {
    return schemas;
  }

  public void read(Path file) {
    if (!documents.add(file)) {
      return;
    }
    List<String> imports = new ArrayList<>();
    try {
      XMLReader reader = SecureXml.reader();
      reader.setContentHandler(new Handler(file, imports));
      reader.setErrorHandler(findings);
      reader.parse(ContractFiles.open(file));
    } catch (SAXParseException e) {
      return; // a finding by now
    } catch (SAXException | IOException e) {
      findings.add(file, 0, String.valueOf(e.getMessage()), "a WSDL 1.1 document");
    }
    for (String location : imports) {
      try {
        read(files.resolve(location, file.toUri().toString()));
      } catch (IOException e) {
        findings.add(
            file, 0, "imports " + e.getMessage(), "every imported WSDL beside the contract");
      }
    }
  }

  private final class Handler extends DefaultHandler {
    private final Path file;
    private final List<String> imports;
    private final NamespaceSupport prefixes = new NamespaceSupport();
    private boolean pushed;
    private String target = "";
    private @Nullable Name message;
    private @Nullable Declared operation;
    private @Nullable String bound;
    private @Nullable Locator locator;
    private int schemaDepth;
    private int inlineSchemas;

    Handler(Path file, List<String> imports) {
      this.file = file;
      this.imports = imports;
    }

    @Override
    public void setDocumentLocator(Locator given) {
      this.locator = given;
    }

    private int line() {
      return locator == null ? 0 : locator.getLineNumber();
    }

    @Override
    public void startPrefixMapping(String prefix, String uri) {
      if (!pushed) {
        prefixes.pushContext();
        pushed = true;
      }
      prefixes.declarePrefix(prefix, uri);
    }

    @Override
    public void startElement(String uri, String local, String qName, Attributes attributes) {
      if (!pushed) {
        prefixes.pushContext();
      }
      pushed = false;
      if (uri.equals(XMLConstants.W3C_XML_SCHEMA_NS_URI)) {
        if (schemaDepth++ == 0) {
          schemas.add(new SchemaSlice(file, inlineSchemas++, text(attributes, "targetNamespace")));
        }
      } else if (schemaDepth == 0 && uri.equals(WSDL)) {
        wsdl(local, attributes);
      } else if (schemaDepth == 0 && SOAP.contains(uri)) {
        soap(local, attributes);
      }
    }

    @Override
    public void endElement(String uri, String local, String qName) {
      prefixes.popContext();
      if (uri.equals(XMLConstants.W3C_XML_SCHEMA_NS_URI)) {
        schemaDepth--;
      } else if (uri.equals(WSDL) && local.equals("portType")) {
        operation = null;
      }
    }

    private void wsdl(String local, Attributes attributes) {
      switch (local) {
        case "definitions" -> target = text(attributes, "targetNamespace");
        case "import" -> imports.add(text(attributes, "location"));
        case "message" -> {
          message = new Name(target, text(attributes, "name"));
          messages.put(message, new Part(file, line(), 0, null));
        }
        case "part" -> part(attributes);
        case "portType" -> bound = null;
        case "binding" -> bound = "";
        case "operation" -> operation(text(attributes, "name"));
        case "input", "output", "fault" -> direction(local, attributes);
        default -> {}
      }
    }

    private void part(Attributes attributes) {
      if (message == null) {
        return;
      }
      Part before = messages.get(message);
      String element = attributes.getValue("element");
      messages.put(
          message,
          new Part(
              file,
              line(),
              before == null ? 1 : before.parts() + 1,
              element == null ? null : resolve(element)));
    }

    private void operation(String name) {
      if (bound != null) {
        bound = name;
      } else {
        operation = new Declared(name, file, line());
        operations.put(name, operation);
      }
    }

    private void direction(String local, Attributes attributes) {
      if (operation == null || bound != null) {
        return;
      }
      Name named = resolve(text(attributes, "message"));
      switch (local) {
        case "input" -> operation.input = named;
        case "output" -> operation.output = named;
        default -> operation.faults.put(text(attributes, "name"), named);
      }
    }

    private void soap(String local, Attributes attributes) {
      if (local.equals("operation") && bound != null) {
        soapActions.putIfAbsent(bound, text(attributes, "soapAction"));
      }
      boolean style = local.equals("operation") || local.equals("binding");
      if (style && "rpc".equals(attributes.getValue("style"))) {
        findings.add(file, line(), "style is rpc", "document/literal");
      }
      if (local.equals("body") && "encoded".equals(attributes.getValue("use"))) {
        findings.add(file, line(), "use is encoded", "document/literal");
      }
    }

    private Name resolve(String qName) {
      int colon = qName.indexOf(':');
      String uri = prefixes.getURI(colon < 0 ? "" : qName.substring(0, colon));
      return new Name(uri == null ? "" : uri, qName.substring(colon + 1));
    }

    private String text(Attributes attributes, String name) {
      String value = attributes.getValue(name);
      return value == null ? "" : value;
    }
  }
}
