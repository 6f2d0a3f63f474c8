package io.twospeed.mappings.xml;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.twospeed.mappings.Fuzz;
import io.twospeed.mappings.xml.codec.XmlCodec;
import io.twospeed.mappings.xml.codec.XmlException;
import io.twospeed.mappings.xml.schema.XmlContractException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.constraints.IntRange;

/** Whatever comes, only our own exception comes out, and what is let in comes back the same. */
class XmlFuzzTest {
  private static final XmlCodec LOAN =
      XmlContract.read(Path.of("contracts/loans.wsdl"))
          .operation("GetSchedule")
          .orElseThrow()
          .request()
          .body();
  private static final List<XmlCodec> CODECS =
      XmlContract.read(Path.of("contracts/loans.wsdl")).operations().stream()
          .map(
              name ->
                  XmlContract.read(Path.of("contracts/loans.wsdl"))
                      .operation(name)
                      .orElseThrow()
                      .request()
                      .body())
          .toList();
  private static final List<String> WORDS =
      List.of(
          "xs:string",
          "xs:integer",
          "xs:element",
          "xs:choice",
          "xs:any",
          "xs:all",
          "xs:list",
          "xs:union",
          "maxOccurs=\"unbounded\"",
          "minOccurs=\"0\"",
          "maxOccurs=\"0\"",
          "nillable=\"true\"",
          "abstract=\"true\"",
          "mixed=\"true\"",
          "type",
          "name",
          "ref",
          "base",
          "<",
          ">",
          "/>",
          "&lt;",
          "<!--",
          "]]>",
          "\"",
          "<xs:any/>",
          "schemaLocation",
          "<xs:element name=\"x\"/>",
          "value=\" 5 \"",
          "xs:length",
          "xs:minInclusive",
          "xs:fractionDigits",
          "xs:extension",
          "xs:restriction",
          "element",
          "message",
          "part");
  private static final byte[] VALID =
      ("<GetSchedule xmlns=\"urn:corebank:loans:v1\"><channel>TSPD</channel>"
              + "<loanNumber>L00000000001</loanNumber></GetSchedule>")
          .getBytes(StandardCharsets.UTF_8);

  @Property(tries = 500)
  void arbitraryBytesAreRefused(@ForAll byte[] bytes) {
    assertThat(isReadOrRefused(bytes)).isTrue();
  }

  @Property(tries = 2_000)
  void aValidMessageWithBytesChangedIsReadOrRefused(
      @ForAll @IntRange(max = 120) int at,
      @ForAll byte changed,
      @ForAll @IntRange(max = 120) int cut) {
    byte[] bytes = VALID.clone();
    bytes[at % bytes.length] = changed;
    assertThat(isReadOrRefused(bytes)).isTrue();
    assertThat(isReadOrRefused(java.util.Arrays.copyOf(bytes, Math.min(cut, bytes.length))))
        .isTrue();
  }

  @Property(tries = 500)
  void anyTextComesBackOrIsRefused(@ForAll String channel) {
    JsonNode json =
        new JsonMapper()
            .createObjectNode()
            .put("channel", channel)
            .put("loanNumber", "L00000000001");
    try {
      assertThat(LOAN.toJson(LOAN.toXml(json))).isEqualTo(json);
    } catch (XmlException e) {
      assertThat(e)
          .hasMessageStartingWith("/GetSchedule/channel: a character that XML cannot carry");
    }
  }

  @Property(tries = 600, shrinking = ShrinkingMode.OFF)
  void anyJsonIsWrittenOrRefused(@ForAll long seed) {
    Fuzz fuzz = new Fuzz(seed);
    for (int i = 0; i < Fuzz.times(); i++) {
      XmlCodec codec = fuzz.one(CODECS);
      List<String> names = new ArrayList<>(List.of("#type", "#nil", "#any", "#content", "@a", "x"));
      codec.fields().forEach(field -> names.addAll(List.of(field.split("\\.", -1))));
      try {
        codec.toXml(fuzz.json(names, 4));
      } catch (XmlException refused) {
        assertThat(refused.getMessage()).contains("; expected ", "; fix: ");
      }
    }
  }

  @Property(tries = 80, shrinking = ShrinkingMode.OFF)
  void aContractWithSomethingChangedIsReadOrRefused(@ForAll long seed) throws IOException {
    Fuzz fuzz = new Fuzz(seed);
    Path folder = Files.createTempDirectory("fuzz");
    Path wsdl = folder.resolve("loans.wsdl");
    Path types = folder.resolve("loans-types.xsd");
    try {
      for (int i = 0; i < Fuzz.times(); i++) {
        boolean schema = fuzz.upTo(3) > 0;
        String text = Files.readString(Path.of("contracts/loans.wsdl"));
        String typesText = Files.readString(Path.of("contracts/loans-types.xsd"));
        Files.writeString(wsdl, schema ? text : fuzz.mutated(text, WORDS));
        Files.writeString(types, schema ? fuzz.mutated(typesText, WORDS) : typesText);
        read(wsdl);
        read(types);
      }
    } finally {
      Files.delete(wsdl);
      Files.delete(types);
      Files.delete(folder);
    }
  }

  private static void read(Path file) throws IOException {
    try {
      XmlContract.read(file);
    } catch (XmlContractException refused) {
      assertThat(refused.findings())
          .isNotEmpty()
          .allMatch(each -> !each.what().isEmpty() && !each.fix().isEmpty());
    } catch (RuntimeException | StackOverflowError e) {
      throw new AssertionError(Files.readString(file), e);
    }
  }

  private static boolean isReadOrRefused(byte[] bytes) {
    try {
      return LOAN.toJson(bytes).isObject();
    } catch (XmlException e) {
      return true;
    }
  }
}
