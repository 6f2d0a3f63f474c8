package io.twospeed.mappings.xml;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.twospeed.mappings.xml.codec.XmlCodec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;

/** Schemas made at random with JSON that fits them: what is written is read back the same. */
class GeneratedSchemaTest {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  @Property(tries = 150, shrinking = ShrinkingMode.OFF)
  void whatIsWrittenIsReadBackTheSame(@ForAll long seed) throws IOException {
    Generator generator = new Generator(new Random(seed));
    ObjectNode json = JSON.objectNode();
    String schema =
        "<xs:schema xmlns:xs=\"http://www.w3.org/2001/XMLSchema\" targetNamespace=\"urn:g\""
            + " elementFormDefault=\""
            + (seed % 2 == 0 ? "qualified" : "unqualified")
            + "\"><xs:element name=\"r\">"
            + generator.type(3, json)
            + "</xs:element></xs:schema>";
    Path file = Files.createTempFile("generated", ".xsd");
    try {
      Files.writeString(file, schema);
      XmlCodec codec = XmlContract.read(file).element("urn:g", "r").orElseThrow();
      assertThat(codec.toJson(codec.toXml(json))).as(schema).isEqualTo(json);
    } finally {
      Files.delete(file);
    }
  }

  private static final class Generator {
    private final Random random;
    private int names;

    Generator(Random random) {
      this.random = random;
    }

    private String name(String start) {
      return start + names++;
    }

    /** A complex type's text; the JSON that fits it is put into the object. */
    String type(int depth, ObjectNode json) {
      StringBuilder text = new StringBuilder("<xs:complexType><xs:sequence>");
      for (int i = random.nextInt(4) + 1; i > 0; i--) {
        text.append(random.nextInt(5) == 0 ? choice(depth, json) : element(depth, json));
      }
      text.append("</xs:sequence>");
      for (int i = random.nextInt(3); i > 0; i--) {
        String kind = kind();
        String name = name("a");
        text.append("<xs:attribute name=\"%s\" type=\"xs:%s\"/>".formatted(name, kind));
        if (random.nextBoolean()) {
          json.set(name, value(kind));
        }
      }
      return text.append("</xs:complexType>").toString();
    }

    private String choice(int depth, ObjectNode json) {
      ObjectNode taken = JSON.objectNode();
      ObjectNode left = JSON.objectNode();
      String text =
          "<xs:choice>" + one(depth, taken, true) + one(depth, left, true) + "</xs:choice>";
      json.setAll(taken);
      return text;
    }

    private String element(int depth, ObjectNode json) {
      return switch (random.nextInt(3)) {
        case 0 -> one(depth, json, true);
        case 1 -> one(depth, json, false);
        default -> many(depth, json);
      };
    }

    private String one(int depth, ObjectNode json, boolean there) {
      String name = name("e");
      String occurs = there ? "" : " minOccurs=\"0\"";
      if (depth == 0 || random.nextInt(3) > 0) {
        String kind = kind();
        boolean nillable = random.nextInt(4) == 0;
        if (there) {
          json.set(name, nillable && random.nextBoolean() ? NullNode.instance : value(kind));
        }
        return "<xs:element name=\"%s\" type=\"xs:%s\" nillable=\"%s\"%s/>"
            .formatted(name, kind, nillable, occurs);
      }
      ObjectNode inner = JSON.objectNode();
      String type = type(depth - 1, inner);
      if (there) {
        json.set(name, inner);
      }
      return "<xs:element name=\"%s\"%s>%s</xs:element>".formatted(name, occurs, type);
    }

    private String many(int depth, ObjectNode json) {
      String name = name("m");
      ArrayNode values = json.putArray(name);
      String open =
          "<xs:element name=\"%s\" minOccurs=\"0\" maxOccurs=\"unbounded\"".formatted(name);
      if (depth == 0 || random.nextBoolean()) {
        String kind = kind();
        for (int i = random.nextInt(4); i > 0; i--) {
          values.add(value(kind));
        }
        return open + " type=\"xs:" + kind + "\"/>";
      }
      ObjectNode inner = JSON.objectNode();
      String type = type(depth - 1, inner);
      for (int i = random.nextInt(3); i > 0; i--) {
        values.add(inner.deepCopy());
      }
      return open + ">" + type + "</xs:element>";
    }

    private String kind() {
      return switch (random.nextInt(5)) {
        case 0 -> "long";
        case 1 -> "decimal";
        case 2 -> "boolean";
        case 3 -> "date";
        default -> "string";
      };
    }

    private JsonNode value(String kind) {
      return switch (kind) {
        case "long" -> number(random.nextBoolean() ? random.nextInt() : random.nextLong());
        case "decimal" -> JSON.textNode(random.nextInt() + "." + (1000 + random.nextInt(9000)));
        case "boolean" -> JSON.booleanNode(random.nextBoolean());
        case "date" -> JSON.textNode(LocalDate.ofEpochDay(random.nextInt(40_000)).toString());
        default ->
            JSON.textNode(
                " <&>\"'\t\n\r]]>李\uD83D\uDE00".repeat(random.nextInt(2)) + random.nextInt());
      };
    }

    private static JsonNode number(long value) {
      return (int) value == value ? JSON.numberNode((int) value) : JSON.numberNode(value);
    }
  }
}
