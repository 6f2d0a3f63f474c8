package io.twospeed.mappings.xml;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;

/**
 * A service bus made at random: schemas in nested folders that import and include each other, also
 * in circles and without a namespace of their own, and a WSDL of one or two files with an operation
 * that is used among others of every style.
 */
final class GeneratedBus {
  static final String USED = "Use";

  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
  private static final String SOAP_HTTP = "transport=\"http://schemas.xmlsoap.org/soap/http\"";

  /** A schema: its file, its namespace, and the type and element of its number. */
  private record Schema(int number, Path file, String namespace) {}

  private final Random random;
  private final Path contracts;
  private final List<Path> folders = new ArrayList<>();
  private final List<Schema> schemas = new ArrayList<>();
  private final List<ObjectNode> bodies = new ArrayList<>();
  private final List<String> unused = new ArrayList<>();
  private final List<Integer> headers = new ArrayList<>();
  private int request;
  private int names;

  GeneratedBus(Path contracts, Random random) throws IOException {
    this.contracts = contracts;
    this.random = random;
    folders.add(contracts);
    for (int i = random.nextInt(5); i >= 0; i--) {
      folders.add(Files.createDirectories(one(folders).resolve("f" + i)));
    }
    int count = 2 + random.nextInt(4);
    for (int i = 0; i < count; i++) {
      // Some share the namespace of the one before, and are two files of one schema.
      String namespace =
          i > 0 && random.nextInt(3) == 0 ? schemas.get(i - 1).namespace() : "urn:s" + i;
      schemas.add(new Schema(i, one(folders).resolve("s" + i + ".xsd"), namespace));
    }
    for (Schema each : schemas) {
      write(each);
    }
  }

  /** The operations beside the one that is used. */
  List<String> unused() {
    return unused;
  }

  /** JSON of the used operation's request. */
  ObjectNode json() {
    ObjectNode json = bodies.get(request).deepCopy();
    if (!headers.isEmpty()) {
      ObjectNode header = json.putObject("#header");
      headers.forEach(each -> header.set("E" + each, bodies.get(each)));
    }
    return json;
  }

  /** A schema of the judge's own that imports all of them. */
  Path umbrella() throws IOException {
    StringBuilder text =
        new StringBuilder(
            "<xs:schema xmlns:xs=\"http://www.w3.org/2001/XMLSchema\" targetNamespace=\"urn:all\">");
    List<String> seen = new ArrayList<>();
    for (Schema each : schemas) {
      // xmllint reads one file a namespace; that one includes the others.
      if (!seen.contains(each.namespace())) {
        seen.add(each.namespace());
        Path whole = contracts.resolve("whole" + seen.size() + ".xsd");
        StringBuilder includes = new StringBuilder();
        for (Schema part : schemas) {
          if (part.namespace().equals(each.namespace())) {
            includes
                .append("<xs:include schemaLocation=\"")
                .append(contracts.relativize(part.file()))
                .append("\"/>");
          }
        }
        Files.writeString(
            whole,
            "<xs:schema xmlns:xs=\"http://www.w3.org/2001/XMLSchema\" targetNamespace=\"%s\">%s</xs:schema>"
                .formatted(each.namespace(), includes));
        text.append("<xs:import namespace=\"").append(each.namespace());
        text.append("\" schemaLocation=\"").append(whole.getFileName()).append("\"/>");
      }
    }
    return Files.writeString(contracts.resolve("all.xsd"), text.append("</xs:schema>"));
  }

  private void write(Schema schema) throws IOException {
    StringBuilder text = new StringBuilder();
    ObjectNode json = JSON.objectNode();
    String type = type(schema, json);
    bodies.add(json);
    text.append("<xs:schema xmlns:xs=\"http://www.w3.org/2001/XMLSchema\"");
    for (Schema each : schemas) {
      text.append(" xmlns:n").append(each.number()).append("=\"").append(each.namespace());
      text.append('"');
    }
    text.append(" targetNamespace=\"").append(schema.namespace());
    text.append("\" elementFormDefault=\"")
        .append(random.nextBoolean() ? "qualified" : "unqualified");
    text.append("\">\n");
    List<String> imported = new ArrayList<>();
    for (Schema each : schemas) {
      boolean own = each.namespace().equals(schema.namespace());
      if (!each.equals(schema) && own) {
        text.append("<xs:include schemaLocation=\"").append(way(schema.file(), each.file()));
        text.append("\"/>\n");
      } else if (!own && !imported.contains(each.namespace())) {
        imported.add(each.namespace());
        text.append("<xs:import namespace=\"").append(each.namespace());
        text.append("\" schemaLocation=\"")
            .append(way(schema.file(), each.file()))
            .append("\"/>\n");
      }
    }
    chameleon(schema, text);
    text.append("<xs:complexType name=\"T").append(schema.number()).append("\">").append(type);
    text.append("</xs:complexType>\n<xs:element name=\"E").append(schema.number());
    text.append("\" type=\"n").append(schema.number()).append(":T").append(schema.number());
    Files.writeString(schema.file(), text.append("\"/>\n</xs:schema>\n"));
  }

  /** A file without a namespace, taken into this one; of one namespace it may be included twice. */
  private void chameleon(Schema schema, StringBuilder text) throws IOException {
    Path file = contracts.resolve("common.xsd");
    if (random.nextBoolean()) {
      Files.writeString(
          file,
          "<xs:schema xmlns:xs=\"http://www.w3.org/2001/XMLSchema\"><xs:simpleType name=\"Common\">"
              + "<xs:restriction base=\"xs:string\"/></xs:simpleType></xs:schema>");
      text.append("<xs:include schemaLocation=\"")
          .append(way(schema.file(), file))
          .append("\"/>\n");
    }
  }

  /** A relative path, sometimes not the shortest. */
  private String way(Path from, Path to) {
    Path folder = Objects.requireNonNull(from.getParent());
    String plain = folder.relativize(to).toString();
    return switch (random.nextInt(4)) {
      case 0 -> "./" + plain;
      case 1 -> "../" + folder.getFileName() + "/" + plain;
      default -> plain;
    };
  }

  private String type(Schema schema, ObjectNode json) {
    StringBuilder text = new StringBuilder();
    if (random.nextInt(4) == 0) {
      return choices(json);
    }
    text.append("<xs:sequence>");
    for (int i = random.nextInt(4); i >= 0; i--) {
      text.append(element(schema, json));
    }
    return text.append("</xs:sequence>").append(attribute(json)).toString();
  }

  /** A choice that repeats, more often than the JDK is asked to count, or less. */
  private String choices(ObjectNode json) {
    int most = random.nextBoolean() ? 3 : 30;
    String a = "c" + names++;
    String b = "c" + names++;
    ArrayNode content = json.putArray("#content");
    for (int i = 1 + random.nextInt(most); i > 0; i--) {
      boolean first = random.nextBoolean();
      content.addObject().set(first ? a : b, value(first ? "int" : "token"));
    }
    return ("<xs:choice maxOccurs=\"%d\"><xs:element name=\"%s\" type=\"xs:int\"/>"
            + "<xs:element name=\"%s\" type=\"xs:token\"/></xs:choice>")
        .formatted(most, a, b);
  }

  private String attribute(ObjectNode json) {
    if (random.nextInt(3) > 0) {
      return "";
    }
    String name = "a" + names++;
    json.set(name, value("date"));
    return "<xs:attribute name=\"" + name + "\" type=\"xs:date\" use=\"required\"/>";
  }

  private String element(Schema schema, ObjectNode json) {
    String name = "e" + names++;
    int of = schema.number() == 0 || random.nextInt(3) > 0 ? -1 : random.nextInt(schema.number());
    String kind = one(List.of("string", "token", "int", "decimal", "boolean", "date"));
    String type = of < 0 ? "xs:" + kind : "n" + of + ":T" + of;
    int most = one(List.of(1, 1, 2, 30, Integer.MAX_VALUE));
    if (most == 1) {
      boolean there = random.nextInt(3) > 0;
      if (there) {
        json.set(name, of < 0 ? value(kind) : bodies.get(of).deepCopy());
      }
      return "<xs:element name=\"%s\" type=\"%s\" minOccurs=\"%d\"/>"
          .formatted(name, type, there && random.nextBoolean() ? 1 : 0);
    }
    ArrayNode values = json.putArray(name);
    for (int i = random.nextInt(Math.min(most, of < 0 ? 30 : 2) + 1); i > 0; i--) {
      values.add(of < 0 ? value(kind) : bodies.get(of).deepCopy());
    }
    return "<xs:element name=\"%s\" type=\"%s\" minOccurs=\"0\" maxOccurs=\"%s\"/>"
        .formatted(name, type, most == Integer.MAX_VALUE ? "unbounded" : most);
  }

  private JsonNode value(String kind) {
    return switch (kind) {
      case "int" -> JSON.numberNode(random.nextInt(1_000));
      case "decimal" -> JSON.textNode(random.nextInt(1_000) + ".50");
      case "boolean" -> JSON.booleanNode(random.nextBoolean());
      case "date" -> JSON.textNode(LocalDate.ofEpochDay(random.nextInt(20_000)).toString());
      case "token" -> JSON.textNode("a b" + random.nextInt(9));
      default -> JSON.textNode(" <&> 李 ".repeat(random.nextInt(2)) + random.nextInt(9));
    };
  }

  /** The WSDL to read; its other file, where it has one, lies elsewhere. */
  Path wsdl() throws IOException {
    Path concrete = one(folders).resolve("bus.wsdl");
    request = random.nextInt(schemas.size());
    int response = random.nextInt(schemas.size());
    for (int i = 0; i < schemas.size(); i++) {
      if (i != request && random.nextInt(3) == 0) {
        headers.add(i);
      }
    }
    boolean inBody = random.nextBoolean();
    StringBuilder parts = new StringBuilder();
    StringBuilder bound = new StringBuilder();
    for (int each : headers) {
      parts.append(part("h" + each, each));
      bound.append("<s:header use=\"literal\" part=\"h").append(each).append("\" message=\"t:");
      bound.append(inBody ? "UseIn" : "Headers").append("\"/>");
    }
    boolean named = random.nextBoolean();
    String messages =
        message("UseIn", part("p", request) + (inBody ? parts : ""))
            + message("UseOut", part("p", response))
            + (inBody ? "" : message("Headers", parts.toString()))
            + message("None", "")
            + message("Two", part("a", request) + part("b", response))
            + message("Typed", "<w:part name=\"p\" type=\"xs:int\"/>")
            + message("Lost", "<w:part name=\"p\" element=\"t:Lost\"/>");
    String used =
        "<w:operation name=\"Use\"><s:operation soapAction=\"urn:use\"/><w:input>"
            + bound
            + (named ? "<s:body use=\"literal\" parts=\"p\"/>" : "<s:body use=\"literal\"/>")
            + "</w:input><w:output><s:body use=\"literal\"/></w:output></w:operation>";
    StringBuilder portTypes = new StringBuilder();
    StringBuilder bindings = new StringBuilder();
    StringBuilder inUse = new StringBuilder(asks(USED, "UseIn", "UseOut"));
    StringBuilder inBinding = new StringBuilder(used);
    for (int i = random.nextInt(5); i > 0; i--) {
      strange("Odd" + i, portTypes, bindings, inUse, inBinding);
    }
    String types = types(concrete);
    String first = "<w:portType name=\"P\">" + inUse + "</w:portType>" + portTypes;
    String last =
        "<w:binding name=\"B\" type=\"t:P\"><s:binding style=\"document\" "
            + SOAP_HTTP
            + "/>"
            + inBinding
            + "</w:binding>"
            + bindings;
    if (random.nextBoolean()) {
      return Files.writeString(concrete, definitions(types + messages + first + last));
    }
    Path other = one(folders).resolve("abstract.wsdl");
    Files.writeString(other, definitions(types(other) + messages + first));
    return Files.writeString(
        concrete,
        definitions(
            "<w:import namespace=\"urn:t\" location=\"" + way(concrete, other) + "\"/>" + last));
  }

  /** An operation of a style that nobody here can call. */
  private void strange(
      String name,
      StringBuilder portTypes,
      StringBuilder bindings,
      StringBuilder inUse,
      StringBuilder inBinding) {
    unused.add(name);
    String soap =
        "<w:operation name=\"%s\"><s:operation soapAction=\"\"/></w:operation>".formatted(name);
    switch (random.nextInt(9)) {
      case 0 -> add(inUse, asks(name, "None", "UseOut"), inBinding, soap);
      case 1 -> add(inUse, asks(name, "Two", "UseOut"), inBinding, soap);
      case 2 -> add(inUse, asks(name, "Typed", "UseOut"), inBinding, soap);
      case 3 -> add(inUse, asks(name, "Lost", "UseOut"), inBinding, soap);
      case 4 -> add(inUse, asks(name, "Nowhere", "UseOut"), inBinding, soap);
      case 5 ->
          add(
              inUse,
              "<w:operation name=\"%s\"><w:output message=\"t:UseOut\"/></w:operation>"
                  .formatted(name),
              inBinding,
              soap);
      case 6 -> {
        String rpc = soap.replace("soapAction", "style=\"rpc\" soapAction");
        add(inUse, asks(name, "Typed", "UseOut"), inBinding, rpc);
      }
      case 7 ->
          own(name, portTypes, bindings, "<s12:binding style=\"document\" " + SOAP_HTTP + "/>");
      default -> own(name, portTypes, bindings, "<h:binding verb=\"GET\"/>");
    }
  }

  private static void add(StringBuilder one, String text, StringBuilder other, String more) {
    one.append(text);
    other.append(more);
  }

  /** An operation of a port type and a binding of its own. */
  private static void own(
      String name, StringBuilder portTypes, StringBuilder bindings, String binding) {
    portTypes.append(
        "<w:portType name=\"P%s\">%s</w:portType>".formatted(name, asks(name, "UseOut", "UseOut")));
    bindings.append(
        "<w:binding name=\"B%s\" type=\"t:P%s\">%s<w:operation name=\"%s\"/></w:binding>"
            .formatted(name, name, binding, name));
  }

  private String types(Path wsdl) {
    StringBuilder text = new StringBuilder("<w:types><xs:schema>");
    for (Schema each : schemas) {
      text.append("<xs:import namespace=\"")
          .append(each.namespace())
          .append("\" schemaLocation=\"");
      text.append(way(wsdl, each.file())).append("\"/>");
    }
    return text.append("</xs:schema></w:types>").toString();
  }

  private static String asks(String name, String in, String out) {
    return "<w:operation name=\"%s\"><w:input message=\"t:%s\"/><w:output message=\"t:%s\"/></w:operation>"
        .formatted(name, in, out);
  }

  private static String message(String name, String parts) {
    return "<w:message name=\"" + name + "\">" + parts + "</w:message>\n";
  }

  private String part(String name, int schema) {
    return "<w:part name=\"%s\" element=\"e:E%d\" xmlns:e=\"%s\"/>"
        .formatted(name, schema, schemas.get(schema).namespace());
  }

  private static String definitions(String content) {
    return "<w:definitions xmlns:w=\"http://schemas.xmlsoap.org/wsdl/\" xmlns:t=\"urn:t\" targetNamespace=\"urn:t\""
        + " xmlns:s=\"http://schemas.xmlsoap.org/wsdl/soap/\" xmlns:s12=\"http://schemas.xmlsoap.org/wsdl/soap12/\""
        + " xmlns:h=\"http://schemas.xmlsoap.org/wsdl/http/\" xmlns:xs=\"http://www.w3.org/2001/XMLSchema\">\n"
        + content
        + "</w:definitions>\n";
  }

  private <T> T one(List<T> of) {
    return of.get(random.nextInt(of.size()));
  }
}
