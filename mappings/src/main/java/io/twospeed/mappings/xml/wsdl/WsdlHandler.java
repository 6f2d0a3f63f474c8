package io.twospeed.mappings.xml.wsdl;

import io.twospeed.mappings.xml.document.Name;
import io.twospeed.mappings.xml.wsdl.Wsdl.Binding;
import io.twospeed.mappings.xml.wsdl.Wsdl.Bound;
import io.twospeed.mappings.xml.wsdl.Wsdl.Layout;
import io.twospeed.mappings.xml.wsdl.Wsdl.Message;
import io.twospeed.mappings.xml.wsdl.Wsdl.Operation;
import io.twospeed.mappings.xml.wsdl.Wsdl.Part;
import io.twospeed.mappings.xml.wsdl.Wsdl.Place;
import io.twospeed.mappings.xml.wsdl.Wsdl.Port;
import io.twospeed.mappings.xml.wsdl.Wsdl.Protocol;
import io.twospeed.mappings.xml.wsdl.Wsdl.Sent;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.xml.XMLConstants;
import org.jspecify.annotations.Nullable;
import org.xml.sax.Attributes;
import org.xml.sax.Locator;
import org.xml.sax.helpers.DefaultHandler;
import org.xml.sax.helpers.NamespaceSupport;

/** One document of a WSDL, put down as it is written. */
final class WsdlHandler extends DefaultHandler {
  private static final String WSDL = "http://schemas.xmlsoap.org/wsdl/";
  private static final String WSDL_2 = "http://www.w3.org/ns/wsdl";
  private static final String SOAP = "http://schemas.xmlsoap.org/wsdl/soap/";
  private static final String MIME = "http://schemas.xmlsoap.org/wsdl/mime/";
  private static final Map<String, Protocol> PROTOCOLS =
      Map.of(
          SOAP,
          Protocol.SOAP_1_1,
          "http://schemas.xmlsoap.org/wsdl/soap12/",
          Protocol.SOAP_1_2,
          "http://schemas.xmlsoap.org/wsdl/http/",
          Protocol.HTTP);

  private final Path file;
  private final Wsdl wsdl;
  private final WsdlReader reader;
  private final NamespaceSupport prefixes = new NamespaceSupport();
  private boolean pushed;
  private boolean begun;
  private int insideSchema;
  private @Nullable Locator locator;
  private String target = "";
  private String service = "";
  private @Nullable Message message;
  private @Nullable Name portType;
  private @Nullable Operation operation;
  private @Nullable Binding binding;
  private @Nullable Bound bound;
  private @Nullable Layout layout;

  WsdlHandler(Path file, Wsdl wsdl, WsdlReader reader) {
    this.file = file;
    this.wsdl = wsdl;
    this.reader = reader;
  }

  @Override
  public void setDocumentLocator(Locator given) {
    this.locator = given;
  }

  private Place here() {
    return new Place(file, locator == null ? 0 : locator.getLineNumber());
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
    boolean isSchema = uri.equals(XMLConstants.W3C_XML_SCHEMA_NS_URI);
    if (!begun) {
      begun = true;
      checkRoot(isSchema, uri, local);
    }
    if (isSchema) {
      insideSchema++;
    } else if (insideSchema > 0) {
      return;
    } else if (uri.equals(WSDL)) {
      wsdl(local, attributes);
    } else if (binding != null) {
      extension(binding, uri, local, attributes);
    }
  }

  private void checkRoot(boolean isSchema, String uri, String local) {
    if (uri.equals(WSDL_2)) {
      reader.other("is a WSDL 2.0", here());
    } else if (!(isSchema && local.equals("schema"))
        && !(uri.equals(WSDL) && local.equals("definitions"))) {
      reader.other("its document element is " + new Name(uri, local), here());
    }
  }

  @Override
  public void endElement(String uri, String local, String qName) {
    prefixes.popContext();
    if (uri.equals(XMLConstants.W3C_XML_SCHEMA_NS_URI)) {
      insideSchema--;
    } else if (insideSchema == 0 && uri.equals(WSDL)) {
      switch (local) {
        case "message" -> message = null;
        case "portType" -> portType = null;
        case "binding" -> binding = null;
        case "operation" -> {
          operation = null;
          bound = null;
        }
        case "input", "output", "fault" -> layout = null;
        default -> {}
      }
    }
  }

  private void wsdl(String local, Attributes attributes) {
    String name = text(attributes, "name");
    switch (local) {
      case "definitions" -> target = text(attributes, "targetNamespace");
      case "import" -> reader.imports(text(attributes, "location"), here());
      case "message" -> {
        message = new Message(here(), new ArrayList<>());
        wsdl.messages.put(new Name(target, name), message);
      }
      case "part" -> part(name, attributes.getValue("element"));
      case "portType" -> portType = new Name(target, name);
      case "binding" -> {
        binding = new Binding(new Name(target, name), resolve(text(attributes, "type")), here());
        wsdl.bindings.add(binding);
      }
      case "operation" -> operation(name);
      case "input", "output", "fault" -> direction(local, name, attributes);
      case "service" -> service = name;
      case "port" -> wsdl.ports.add(new Port(service, name, resolve(text(attributes, "binding"))));
      default -> {}
    }
  }

  private void part(String name, @Nullable String element) {
    if (message != null) {
      message.parts().add(new Part(name, element == null ? null : resolve(element), here()));
    }
  }

  private void operation(String name) {
    if (binding != null) {
      bound = new Bound(name, here());
      binding.operations.add(bound);
    } else if (portType != null) {
      operation = new Operation(portType, name, here());
      wsdl.operations.add(operation);
    }
  }

  private void direction(String local, String name, Attributes attributes) {
    Operation in = operation;
    if (in != null) {
      Sent sent = new Sent(name, resolve(text(attributes, "message")));
      switch (local) {
        case "input" -> in.input = sent;
        case "output" -> {
          in.outputFirst = in.input == null;
          in.output = sent;
        }
        default -> in.faults.add(sent);
      }
    } else if (bound != null && !local.equals("fault")) {
      layout = local.equals("input") ? bound.input : bound.output;
      bound.inputName = local.equals("input") ? name : bound.inputName;
    }
  }

  /** An element of a binding that is not WSDL's own. */
  private void extension(Binding of, String uri, String local, Attributes attributes) {
    Protocol protocol = PROTOCOLS.get(uri);
    if (protocol != null && local.equals("binding")) {
      of.protocol = protocol;
      of.style = orElse(attributes.getValue("style"), of.style);
      of.transport = text(attributes, "transport");
    } else if (protocol != null && bound != null && local.equals("operation")) {
      bound.style = text(attributes, "style");
      bound.soapAction = text(attributes, "soapAction");
    } else if (protocol != null && layout != null) {
      envelope(layout, local, attributes);
    } else if (uri.equals(MIME) && layout != null) {
      layout.attachments |= local.equals("multipartRelated");
    } else if ("true".equals(attributes.getValue(WSDL, "required"))
        || "1".equals(attributes.getValue(WSDL, "required"))) {
      (bound == null ? of.required : bound.required).add(new Name(uri, local).toString());
    }
  }

  private void envelope(Layout of, String local, Attributes attributes) {
    String use = orElse(attributes.getValue("use"), "literal");
    if (local.equals("body")) {
      String parts = attributes.getValue("parts");
      of.parts = parts == null ? null : List.of(parts.strip().split("\\s+", -1));
      of.use = use;
    } else if (local.equals("header")) {
      of.headers.add(
          new Wsdl.Header(
              resolve(text(attributes, "message")), text(attributes, "part"), use, here()));
    }
  }

  private Name resolve(String qName) {
    String name = qName.strip();
    int colon = name.indexOf(':');
    String uri = prefixes.getURI(colon < 0 ? "" : name.substring(0, colon));
    return new Name(uri == null ? "" : uri, name.substring(colon + 1));
  }

  private static String text(Attributes attributes, String name) {
    return orElse(attributes.getValue(name), "");
  }

  private static String orElse(@Nullable String value, String other) {
    return value == null ? other : value;
  }
}
