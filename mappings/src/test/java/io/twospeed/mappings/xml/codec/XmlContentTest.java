package io.twospeed.mappings.xml.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.twospeed.mappings.xml.XmlContract;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What an element's text and its children are, where names and blanks could mislead. */
class XmlContentTest {
  private static final JsonMapper JSON = new JsonMapper();

  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "xs:string | '\t a \n  b '",
        "xs:normalizedString | '  a    b '",
        "xs:token | 'a b'",
        "t:Code | 'a b'",
        "t:Line | '  a    b '",
        "t:Kept | '\t a \n  b '",
        "t:CodeOrText | '\t a \n  b '",
        "t:CodeOrLine | '  a    b '",
        "t:CodeOrDate | 'a b'",
        "xs:anySimpleType | '\t a \n  b '",
      })
  void blanksAreWhatTheTypesFacetSays(String type, String expected) throws IOException {
    XmlCodec codec =
        codec(
            "<xs:element name='r'><xs:complexType><xs:sequence><xs:element name='e' type='%1$s'/></xs:sequence><xs:attribute name='a' type='%1$s'/></xs:complexType></xs:element>"
                    .formatted(type)
                + "<xs:simpleType name='Code'><xs:restriction base='xs:string'><xs:whiteSpace value='collapse'/></xs:restriction></xs:simpleType>"
                + "<xs:simpleType name='Line'><xs:restriction base='xs:string'><xs:whiteSpace value='replace'/></xs:restriction></xs:simpleType>"
                + "<xs:simpleType name='Kept'><xs:restriction base='xs:string'><xs:maxLength value='99'/></xs:restriction></xs:simpleType>"
                + "<xs:simpleType name='CodeOrText'><xs:union memberTypes='t:Code xs:string'/></xs:simpleType>"
                + "<xs:simpleType name='CodeOrLine'><xs:union memberTypes='t:Code xs:normalizedString'/></xs:simpleType>"
                + "<xs:simpleType name='CodeOrDate'><xs:union memberTypes='xs:date t:Code'/></xs:simpleType>");
    JsonNode read =
        json(codec, "<r xmlns='urn:t' a='&#9; a &#10;  b '><e>&#9; a &#10;  b </e></r>");
    assertThat(read.path("e").textValue()).isEqualTo(expected);
    assertThat(read.path("a").textValue()).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "xs:date, 2026-11-23",
    "xs:dateTime, 2026-11-23T09:45:00",
    "xs:anyURI, urn:x",
    "xs:decimal, 1.50",
    "xs:double, 1.5E3",
    "xs:base64Binary, AQID",
    "xs:hexBinary, 0A",
    "xs:NMTOKEN, a-b",
    "xs:language, zh",
    "xs:gYear, 2026",
    "xs:duration, P1D",
  })
  void blanksAroundAnythingButTextAreLayout(String type, String value) throws IOException {
    XmlCodec codec = codec("<xs:element name='r' type='%s'/>".formatted(type));
    assertThat(json(codec, "<r xmlns='urn:t'>\n\t " + value + " \r\n</r>").textValue())
        .isEqualTo(value);
  }

  /** U+3000 pads the names of a Chinese core, and is no white space of XML. */
  @ParameterizedTest
  @ValueSource(strings = {"\u3000李\u3000", "\u2003x\u2003", "\u00a0x\u00a0", "\u0085x"})
  void blanksThatAreNoneOfXmlStayWhereverTheyStand(String value) throws IOException {
    XmlCodec token = codec("<xs:element name='r' type='xs:token'/>");
    assertThat(json(token, "<r xmlns='urn:t'>" + value + "</r>").textValue()).isEqualTo(value);
    XmlCodec mixed =
        codec(
            "<xs:element name='r'><xs:complexType mixed='true'><xs:sequence><xs:element name='b' minOccurs='0'/></xs:sequence></xs:complexType></xs:element>");
    String blank = value.replaceAll("[李x]", "");
    assertThat(
            json(mixed, "<r xmlns='urn:t'>" + blank + "</r>").path("#content").path(0).textValue())
        .isEqualTo(blank);
    XmlCodec list =
        codec(
            "<xs:element name='r'><xs:simpleType><xs:list itemType='xs:string'/></xs:simpleType></xs:element>");
    assertThat(json(list, "<r xmlns='urn:t'>" + value + " b</r>").path(0).textValue())
        .isEqualTo(value);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        // an optional field that is not there, its name let in by the wildcard
        "<xs:element name='a' type='xs:int'/><xs:any processContents='lax' minOccurs='0'/> | <a>1</a><a>2</a> | {\"a\":1,\"#any\":[\"<a>2</a>\"]}",
        "<xs:element name='a' type='xs:int'/><xs:any processContents='skip' minOccurs='0' maxOccurs='unbounded'/> | <a>1</a><a>x</a><b/><a/> | {\"a\":1,\"#any\":[\"<a>x</a>\",\"<b></b>\",\"<a></a>\"]}",
        "<xs:element name='a' type='xs:int' minOccurs='2' maxOccurs='2'/><xs:any processContents='skip'/> | <a>1</a><a>2</a><a>x</a> | {\"a\":[1,2],\"#any\":[\"<a>x</a>\"]}",
        "<xs:any processContents='skip'/><xs:element name='a' type='xs:int'/> | <a>x</a><a>1</a> | {\"#any\":[\"<a>x</a>\"],\"a\":1}",
        "<xs:choice><xs:element name='a' type='xs:int'/><xs:element name='b' type='xs:int'/></xs:choice><xs:any processContents='skip'/> | <a>1</a><b>x</b> | {\"a\":1,\"#any\":[\"<b>x</b>\"]}",
        "<xs:choice><xs:element name='a' type='xs:int'/><xs:element name='b' type='xs:int'/></xs:choice><xs:any processContents='skip'/> | <b>1</b><a>x</a> | {\"b\":1,\"#any\":[\"<a>x</a>\"]}",
        "<xs:choice maxOccurs='2'><xs:element name='a' type='xs:int'/><xs:sequence><xs:any namespace='##other' processContents='skip'/><xs:any processContents='skip'/></xs:sequence></xs:choice> | <a>1</a><o:z/><a>x</a> | {\"#content\":[{\"a\":1},{\"#any\":\"<o:z></o:z>\"},{\"#any\":\"<a>x</a>\"}]}",
      })
  void whatAWildcardLetsInOverwritesNoField(String model, String content, String expected)
      throws IOException {
    XmlCodec codec =
        codec(
            "<xs:element name='r'><xs:complexType><xs:sequence>"
                + model
                + "</xs:sequence></xs:complexType></xs:element>");
    JsonNode read = json(codec, "<r xmlns='urn:t' xmlns:o='urn:o'>" + content + "</r>");
    String plain =
        read.toString().replace(" xmlns:o=\\\"urn:o\\\"", "").replace(" xmlns=\\\"urn:t\\\"", "");
    assertThat(JSON.readTree(plain)).isEqualTo(JSON.readTree(expected));
    assertThat(
            codec
                .toJson(codec.toXml(read))
                .toString()
                .replaceAll(" xmlns(:\\w+)?=\\\\\"[^\"]*\"", ""))
        .isEqualTo(read.toString().replaceAll(" xmlns(:\\w+)?=\\\\\"[^\"]*\"", ""));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<xs:element name='a' type='xs:anyType'/>",
        "<xs:any processContents='lax'/>",
        "<xs:any processContents='skip'/>"
      })
  void aPrefixThatOnlyTheContentUsesIsStillDeclared(String model) throws IOException {
    XmlCodec codec =
        codec(
            "<xs:element name='r'><xs:complexType><xs:sequence>"
                + model
                + "</xs:sequence></xs:complexType></xs:element>");
    JsonNode read =
        json(
            codec,
            "<t:r xmlns:t='urn:t' xmlns:xs='http://www.w3.org/2001/XMLSchema'"
                + " xmlns:xsi='http://www.w3.org/2001/XMLSchema-instance' xmlns:q='urn:q'>"
                + "<t:a xmlns:own='urn:own'><k xsi:type='xs:int'>7</k><q>q:name own:name</q></t:a></t:r>");
    JsonNode xml = read.has("a") ? read.path("a") : read.path("#any").path(0);
    assertThat(xml.textValue())
        .startsWith("<t:a ")
        .contains(
            "xmlns:xs=\"http://www.w3.org/2001/XMLSchema\"",
            "xmlns:q=\"urn:q\"",
            "xmlns:own=\"urn:own\"",
            "xsi:type=\"xs:int\"");
    // The words alone are a document in which every prefix means what it meant.
    byte[] written = codec.toXml(read);
    assertThat(codec.toJson(written).toString()).contains("q:name own:name", "urn:own", "urn:q");
  }

  @Test
  void theInnermostOfAPrefixsMeaningsIsKept() throws IOException {
    XmlCodec codec =
        codec(
            "<xs:element name='r'><xs:complexType><xs:sequence><xs:element name='e'><xs:complexType><xs:sequence><xs:any processContents='skip'/></xs:sequence></xs:complexType></xs:element></xs:sequence></xs:complexType></xs:element>");
    JsonNode read =
        json(
            codec,
            "<r xmlns='urn:t' xmlns:q='urn:outer'><e xmlns:q='urn:inner'><x xmlns=''>q:n</x></e></r>");
    assertThat(read.at("/e/#any/0").textValue()).isEqualTo("<x xmlns:q=\"urn:inner\">q:n</x>");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<xs:element name='a' type='xs:int' maxOccurs='9999'/>",
        "<xs:element name='b' minOccurs='0'/><xs:element name='a' type='xs:int' minOccurs='1' maxOccurs='9999'/><xs:element name='c' minOccurs='0'/>",
      })
  void anElementMayOccurNineThousandTimes(String model) throws IOException {
    XmlCodec codec =
        codec(
            "<xs:element name='r'><xs:complexType><xs:sequence>"
                + model
                + "</xs:sequence></xs:complexType></xs:element>");
    ObjectNode json = JSON.createObjectNode();
    var values = json.putArray("a");
    for (int i = 0; i < 9_999; i++) {
      values.add(i);
    }
    byte[] xml = codec.toXml(json);
    assertThat(codec.toJson(xml)).isEqualTo(json);
    values.add(0);
    assertThatThrownBy(() -> codec.toXml(json))
        .isInstanceOf(XmlException.class)
        .hasMessage(
            "/r: a once too often, or too early; expected as many as the schema's minOccurs and maxOccurs"
                + " say; fix: correct the mapping, or ask for the contract that is in force");
    String more =
        new String(xml, StandardCharsets.UTF_8).replaceFirst("<ns1:a>", "<ns1:a>0</ns1:a><ns1:a>");
    assertThatThrownBy(() -> json(codec, more)).hasMessageStartingWith("/r: a once too often");
  }

  /** Of each the JDK alone makes a table of states that takes minutes, or refuses the schema. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "<xs:choice maxOccurs='9999'>A B</xs:choice> | a b a | ",
        "<xs:sequence maxOccurs='9999'>A B</xs:sequence> | a b a b | a b a",
        "<xs:sequence minOccurs='0' maxOccurs='9999'>A? B?</xs:sequence> | a b b a | ",
        "<xs:sequence minOccurs='30' maxOccurs='9999'>A B</xs:sequence> | {30}a b | {29}a b",
        "<xs:sequence maxOccurs='30'>A B</xs:sequence> | {30}a b | {31}a b",
        "<xs:choice minOccurs='30' maxOccurs='40'>A B</xs:choice> | {40}a | {41}a",
        "<xs:choice minOccurs='30' maxOccurs='40'>A B</xs:choice> | {30}b | {29}b",
        "<xs:sequence maxOccurs='50'><xs:sequence maxOccurs='50'>A* B</xs:sequence>C</xs:sequence> | a a b b c b c | {51}b",
        "<xs:sequence><xs:choice minOccurs='0' maxOccurs='4000000'>A B</xs:choice>C</xs:sequence> | a b c | a b",
        "<xs:sequence><xs:element name='a' minOccurs='4000000' maxOccurs='4000000'/></xs:sequence> |  | a",
        "<xs:sequence><xs:group ref='t:G' maxOccurs='15'/></xs:sequence> | {15}a | {226}a",
        "<xs:sequence><xs:group ref='t:G' maxOccurs='15'/></xs:sequence> | {225}a | {226}a",
      })
  @Timeout(value = 60, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
  void groupsThatRepeatOftenAreCountedInBoundedTime(String model, String good, String bad)
      throws IOException {
    XmlCodec codec =
        codec(
            "<xs:group name='G'><xs:sequence><xs:element name='a' maxOccurs='15'/></xs:sequence></xs:group>"
                + "<xs:element name='r'><xs:complexType>"
                + model
                    .replace("A*", "<xs:element name='a' minOccurs='0' maxOccurs='50'/>")
                    .replaceAll("([ABC])\\?", "<xs:element name='$1' minOccurs='0'/>")
                    .replaceAll("(?<![\\w'])([ABC])(?![\\w'])", "<xs:element name='$1'/>")
                    .replace("'A'", "'a'")
                    .replace("'B'", "'b'")
                    .replace("'C'", "'c'")
                + "</xs:complexType></xs:element>");
    if (good != null) {
      assertThat(json(codec, content(good)).isObject()).isTrue();
    }
    if (bad != null) {
      assertThatThrownBy(() -> json(codec, content(bad))).isInstanceOf(XmlException.class);
    }
  }

  private static String content(String words) {
    String names = words;
    int times = 1;
    if (words.startsWith("{")) {
      times = Integer.parseInt(words.substring(1, words.indexOf('}')));
      names = words.substring(words.indexOf('}') + 1);
    }
    StringBuilder xml = new StringBuilder("<r xmlns='urn:t'>");
    for (int i = 0; i < times; i++) {
      for (String name : List.of(names.split(" ", -1))) {
        xml.append('<').append(name).append("/>");
      }
    }
    return xml.append("</r>").toString();
  }

  /** As .NET describes a DataSet: the schema of what follows, and what follows. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "<xs:element ref='xs:schema'/><xs:any processContents='lax'/>",
        "<xs:any namespace='http://www.w3.org/2001/XMLSchema' processContents='lax'/><xs:any namespace='urn:schemas-microsoft-com:xml-diffgram-v1' processContents='lax'/>",
      })
  void aDataSetsSchemaIsLetInAsItStands(String model) throws IOException {
    XmlCodec codec =
        codec(
            "<xs:import namespace='http://www.w3.org/2001/XMLSchema'/><xs:element name='r'><xs:complexType><xs:sequence>"
                + model
                + "</xs:sequence></xs:complexType></xs:element>");
    String schema =
        "<xs:schema xmlns:xs='http://www.w3.org/2001/XMLSchema' id='d'><xs:element name='x' type='xs:int'/></xs:schema>";
    String diff =
        "<d:diffgram xmlns:d='urn:schemas-microsoft-com:xml-diffgram-v1'><x>1</x></d:diffgram>";
    JsonNode read = json(codec, "<r xmlns='urn:t'>" + schema + diff + "</r>");
    assertThat(read.at("/#content/0/#any").textValue()).startsWith("<xs:schema ");
    assertThat(read.at("/#content/1/#any").textValue()).startsWith("<d:diffgram ");
    assertThat(codec.toJson(codec.toXml(read)).toString())
        .contains("<xs:element name=", "<x>1</x>");
  }

  @Test
  void aDataSetWithoutAnImportOfItsSchemasNamespaceIsReadToo() throws IOException {
    XmlCodec codec =
        codec(
            "<xs:element name='r'><xs:complexType><xs:sequence><xs:element minOccurs='0' name='d'><xs:complexType><xs:sequence>"
                + "<xs:element ref='xs:schema'/><xs:any/></xs:sequence></xs:complexType></xs:element></xs:sequence></xs:complexType></xs:element>");
    assertThat(json(codec, "<r xmlns='urn:t'/>")).hasToString("{}");
  }

  private static JsonNode json(XmlCodec codec, String xml) {
    return codec.toJson(xml.getBytes(StandardCharsets.UTF_8));
  }

  private XmlCodec codec(String components) throws IOException {
    Path file =
        Files.writeString(
            folder.resolve("t.xsd"),
            "<xs:schema xmlns:xs=\"http://www.w3.org/2001/XMLSchema\" xmlns:t=\"urn:t\""
                + " targetNamespace=\"urn:t\" elementFormDefault=\"qualified\">"
                + components
                + "</xs:schema>");
    return XmlContract.read(file).element("urn:t", "r").orElseThrow();
  }
}
