package io.twospeed.mappings.xml.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.twospeed.mappings.xml.XmlContract;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every construct of a schema, each by a message written by hand. */
class XmlCodecTest {
  private static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
          .build();

  @TempDir Path folder;

  @Test
  void decimalsKeepEveryDigitAndAttributesStandBesideTheValue() throws IOException {
    bothWays(
        """
        <xs:element name="r" type="t:Amount"/>
        <xs:complexType name="Amount">
          <xs:simpleContent>
            <xs:extension base="xs:decimal">
              <xs:attribute name="currency" type="xs:string" use="required"/>
            </xs:extension>
          </xs:simpleContent>
        </xs:complexType>
        """,
        "<ns1:r xmlns:ns1=\"urn:t\" currency=\"CNY\">12345678901234567890.1200</ns1:r>",
        "{\"currency\":\"CNY\",\"value\":\"12345678901234567890.1200\"}");
  }

  @Test
  void typesComeAsTheirJsonKind() throws IOException {
    bothWays(
        """
        <xs:element name="r">
          <xs:complexType>
            <xs:sequence>
              <xs:element name="i" type="xs:int"/>
              <xs:element name="big" type="xs:integer"/>
              <xs:element name="b" type="xs:boolean"/>
              <xs:element name="d" type="xs:date"/>
              <xs:element name="f" type="xs:double"/>
              <xs:element name="x" type="xs:base64Binary"/>
              <xs:element name="e" type="t:Kind"/>
              <xs:element name="l" type="t:Numbers"/>
              <xs:element name="u" type="t:Either"/>
              <xs:element name="q" type="xs:QName"/>
            </xs:sequence>
          </xs:complexType>
        </xs:element>
        <xs:simpleType name="Kind">
          <xs:restriction base="xs:string"><xs:enumeration value="A-1"/></xs:restriction>
        </xs:simpleType>
        <xs:simpleType name="Numbers"><xs:list itemType="xs:int"/></xs:simpleType>
        <xs:simpleType name="Either"><xs:union memberTypes="xs:int xs:date"/></xs:simpleType>
        """,
        "<ns1:r xmlns:ns1=\"urn:t\"><ns1:i>-7</ns1:i><ns1:big>123456789012345678901</ns1:big>"
            + "<ns1:b>true</ns1:b><ns1:d>2026-11-23</ns1:d><ns1:f>1.5E3</ns1:f>"
            + "<ns1:x>AQID</ns1:x><ns1:e>A-1</ns1:e><ns1:l>1 2 3</ns1:l><ns1:u>2026-11-23</ns1:u>"
            + "<ns1:q>ns1:name</ns1:q></ns1:r>",
        "{\"i\":-7,\"big\":123456789012345678901,\"b\":true,\"d\":\"2026-11-23\",\"f\":\"1.5E3\","
            + "\"x\":\"AQID\",\"e\":\"A-1\",\"l\":[1,2,3],\"u\":\"2026-11-23\",\"q\":\"{urn:t}name\"}");
  }

  @Test
  void orderIsTheSchemasWhateverTheJsonHas() throws IOException {
    XmlCodec codec =
        codec(
            """
            <xs:element name="r">
              <xs:complexType>
                <xs:sequence>
                  <xs:element name="a" type="xs:int"/>
                  <xs:element name="b" type="xs:int" maxOccurs="unbounded"/>
                  <xs:choice><xs:element name="c" type="xs:int"/><xs:element name="d" type="xs:int"/></xs:choice>
                </xs:sequence>
              </xs:complexType>
            </xs:element>
            """);
    assertThat(xml(codec, "{\"d\":4,\"b\":[2,3],\"a\":1}"))
        .isEqualTo(
            "<ns1:r xmlns:ns1=\"urn:t\"><ns1:a>1</ns1:a><ns1:b>2</ns1:b><ns1:b>3</ns1:b>"
                + "<ns1:d>4</ns1:d></ns1:r>");
  }

  @Test
  void aRepeatedChoiceKeepsItsOrderInAList() throws IOException {
    bothWays(
        """
        <xs:element name="r">
          <xs:complexType>
            <xs:choice maxOccurs="unbounded">
              <xs:element name="a" type="xs:int"/>
              <xs:element name="b" type="xs:decimal"/>
            </xs:choice>
          </xs:complexType>
        </xs:element>
        """,
        "<ns1:r xmlns:ns1=\"urn:t\"><ns1:a>1</ns1:a><ns1:b>2.00</ns1:b><ns1:a>3</ns1:a></ns1:r>",
        "{\"#content\":[{\"a\":1},{\"b\":\"2.00\"},{\"a\":3}]}");
  }

  @Test
  void mixedTextKeepsItsPlace() throws IOException {
    bothWays(
        """
        <xs:element name="r">
          <xs:complexType mixed="true">
            <xs:sequence><xs:element name="b" type="xs:string" minOccurs="0"/></xs:sequence>
          </xs:complexType>
        </xs:element>
        """,
        "<ns1:r xmlns:ns1=\"urn:t\">before <ns1:b>bold</ns1:b> after</ns1:r>",
        "{\"#content\":[\"before \",{\"b\":\"bold\"},\" after\"]}");
  }

  @Test
  void aDerivedTypeIsNamed() throws IOException {
    bothWays(
        """
        <xs:element name="r">
          <xs:complexType>
            <xs:sequence><xs:element name="p" type="t:Party" maxOccurs="2"/></xs:sequence>
          </xs:complexType>
        </xs:element>
        <xs:complexType name="Party">
          <xs:sequence><xs:element name="id" type="xs:int"/></xs:sequence>
        </xs:complexType>
        <xs:complexType name="Person">
          <xs:complexContent>
            <xs:extension base="t:Party">
              <xs:sequence><xs:element name="born" type="xs:date"/></xs:sequence>
            </xs:extension>
          </xs:complexContent>
        </xs:complexType>
        """,
        "<ns1:r xmlns:ns1=\"urn:t\"><ns1:p><ns1:id>1</ns1:id></ns1:p>"
            + "<ns1:p xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\""
            + " xsi:type=\"ns1:Person\"><ns1:id>2</ns1:id><ns1:born>1988-05-09</ns1:born></ns1:p>"
            + "</ns1:r>",
        "{\"p\":[{\"id\":1},{\"#type\":\"Person\",\"id\":2,\"born\":\"1988-05-09\"}]}");
  }

  @Test
  void aSubstituteStandsUnderItsOwnName() throws IOException {
    String schema =
        """
        <xs:element name="r">
          <xs:complexType><xs:sequence><xs:element ref="t:party"/></xs:sequence></xs:complexType>
        </xs:element>
        <xs:element name="party" type="xs:string" abstract="true"/>
        <xs:element name="firm" type="xs:string" substitutionGroup="t:party"/>
        <xs:element name="person" type="xs:string" substitutionGroup="t:party"/>
        """;
    bothWays(
        schema,
        "<ns1:r xmlns:ns1=\"urn:t\"><ns1:person>Li</ns1:person></ns1:r>",
        "{\"person\":\"Li\"}");
    bothWays(
        schema,
        "<ns1:r xmlns:ns1=\"urn:t\"><ns1:firm>Acme</ns1:firm></ns1:r>",
        "{\"firm\":\"Acme\"}");
  }

  @Test
  void nilIsNullAndANilThatIsAskedForIsWritten() throws IOException {
    String schema =
        """
        <xs:element name="r">
          <xs:complexType>
            <xs:sequence>
              <xs:element name="a" type="xs:int" nillable="true"/>
              <xs:element name="b" type="xs:int" nillable="true" minOccurs="0" maxOccurs="3"/>
            </xs:sequence>
          </xs:complexType>
        </xs:element>
        """;
    String nil = " xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" xsi:nil=\"true\"/>";
    bothWays(
        schema,
        "<ns1:r xmlns:ns1=\"urn:t\"><ns1:a" + nil + "<ns1:b>1</ns1:b><ns1:b" + nil + "</ns1:r>",
        "{\"a\":null,\"b\":[1,null]}");
    assertThat(xml(codec(schema), "{}"))
        .isEqualTo("<ns1:r xmlns:ns1=\"urn:t\"><ns1:a" + nil + "</ns1:r>");
  }

  @Test
  void aNilMayHaveATypeAndAttributes() throws IOException {
    bothWays(
        """
        <xs:element name="r">
          <xs:complexType>
            <xs:sequence><xs:element name="p" type="t:Party" nillable="true"/></xs:sequence>
          </xs:complexType>
        </xs:element>
        <xs:complexType name="Party"><xs:sequence/><xs:attribute name="k" type="xs:int"/></xs:complexType>
        <xs:complexType name="Person">
          <xs:complexContent><xs:extension base="t:Party"/></xs:complexContent>
        </xs:complexType>
        """,
        "<ns1:r xmlns:ns1=\"urn:t\">"
            + "<ns1:p xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\""
            + " xsi:type=\"ns1:Person\" xsi:nil=\"true\" k=\"1\"/></ns1:r>",
        "{\"p\":{\"#type\":\"Person\",\"k\":1,\"#nil\":true}}");
  }

  @Test
  void theLanguageOfATextKeepsItsOwnPrefix() throws IOException {
    Files.writeString(
        folder.resolve("xml.xsd"),
        "<xs:schema xmlns:xs=\"http://www.w3.org/2001/XMLSchema\""
            + " targetNamespace=\"http://www.w3.org/XML/1998/namespace\">"
            + "<xs:attribute name=\"lang\" type=\"xs:language\"/></xs:schema>");
    bothWays(
        """
        <xs:import namespace="http://www.w3.org/XML/1998/namespace" schemaLocation="xml.xsd"/>
        <xs:element name="r">
          <xs:complexType>
            <xs:simpleContent>
              <xs:extension base="xs:string"><xs:attribute ref="xml:lang"/></xs:extension>
            </xs:simpleContent>
          </xs:complexType>
        </xs:element>
        """,
        "<ns1:r xmlns:ns1=\"urn:t\" xml:lang=\"zh\">你好</ns1:r>",
        "{\"lang\":\"zh\",\"value\":\"你好\"}");
  }

  @Test
  void whatAWildcardLetsInStaysXmlWithThePrefixesInScope() throws IOException {
    bothWays(
        """
        <xs:element name="r">
          <xs:complexType>
            <xs:sequence>
              <xs:element name="a" type="xs:int"/>
              <xs:any namespace="##other" processContents="lax" minOccurs="0" maxOccurs="unbounded"/>
            </xs:sequence>
            <xs:anyAttribute namespace="##other" processContents="lax"/>
          </xs:complexType>
        </xs:element>
        """,
        "<ns1:r xmlns:ns1=\"urn:t\" xmlns:a0=\"urn:z\" a0:x=\"1\""
            + " xmlns:a1=\"urn:y\" a1:x=\"2\"><ns1:a>1</ns1:a>"
            + "<z xmlns:ns1=\"urn:t\" xmlns:a0=\"urn:z\" xmlns:a1=\"urn:y\" xmlns=\"urn:z\""
            + " k=\"&lt;\">t<y>u</y></z></ns1:r>",
        "{\"@{urn:z}x\":\"1\",\"@{urn:y}x\":\"2\",\"a\":1,\"#any\":[\"<z xmlns:ns1=\\\"urn:t\\\""
            + " xmlns:a0=\\\"urn:z\\\" xmlns:a1=\\\"urn:y\\\" xmlns=\\\"urn:z\\\""
            + " k=\\\"&lt;\\\">t<y>u</y></z>\"]}");
  }

  @Test
  void anythingOfAnyTypeStaysXml() throws IOException {
    bothWays(
        """
        <xs:element name="r">
          <xs:complexType>
            <xs:sequence><xs:element name="a" type="xs:anyType"/></xs:sequence>
          </xs:complexType>
        </xs:element>
        """,
        "<ns1:r xmlns:ns1=\"urn:t\"><ns1:a xmlns:ns1=\"urn:t\"><x>1</x></ns1:a></ns1:r>",
        "{\"a\":\"<ns1:a xmlns:ns1=\\\"urn:t\\\"><x>1</x></ns1:a>\"}");
  }

  @Test
  void anAttributeThatShareAnElementsNameGetsAnAt() throws IOException {
    bothWays(
        """
        <xs:element name="r">
          <xs:complexType>
            <xs:sequence><xs:element name="id" type="xs:int"/></xs:sequence>
            <xs:attribute name="id" type="xs:int"/>
          </xs:complexType>
        </xs:element>
        """,
        "<ns1:r xmlns:ns1=\"urn:t\" id=\"1\"><ns1:id>2</ns1:id></ns1:r>",
        "{\"@id\":1,\"id\":2}");
  }

  @Test
  void aRecursiveTypeIsBoundOnce() throws IOException {
    bothWays(
        """
        <xs:element name="r" type="t:Node"/>
        <xs:complexType name="Node">
          <xs:sequence><xs:element name="n" type="t:Node" minOccurs="0"/></xs:sequence>
        </xs:complexType>
        """,
        "<ns1:r xmlns:ns1=\"urn:t\"><ns1:n><ns1:n></ns1:n></ns1:n></ns1:r>",
        "{\"n\":{\"n\":{}}}");
  }

  @Test
  void whatIsTooDeepIsRefused() throws IOException {
    XmlCodec codec =
        codec(
            """
            <xs:element name="r" type="t:Node"/>
            <xs:complexType name="Node">
              <xs:sequence><xs:element name="n" type="t:Node" minOccurs="0"/></xs:sequence>
            </xs:complexType>
            """);
    String deep = "<n>".repeat(100_000) + "</n>".repeat(100_000);
    assertThatThrownBy(() -> json(codec, "<r xmlns=\"urn:t\">" + deep + "</r>"))
        .hasMessage(
            "/r: elements more than 64 deep; expected fewer; fix: ask what the sender means by"
                + " it");
  }

  @Test
  void textIsEscapedAndRead() throws IOException {
    bothWays(
        "<xs:element name=\"r\" type=\"xs:string\"/>",
        "<ns1:r xmlns:ns1=\"urn:t\">a &lt;b&gt; &amp; \"c\" 李 \uD83D\uDE00&#13;</ns1:r>",
        "\"a <b> & \\\"c\\\" 李 \uD83D\uDE00\\r\"");
  }

  @Test
  void whatTheSchemaDoesNotAllowIsRefusedOnTheWayOut() throws IOException {
    XmlCodec codec = amounts();
    assertThatThrownBy(() -> xml(codec, "{\"a\":{\"value\":\"1.234\",\"currency\":\"CNY\"}}"))
        .isInstanceOf(XmlException.class)
        .hasMessage(
            "/r/a: breaks the schema's rule cvc-fractionDigits-valid; expected what the schema"
                + " says of this place; fix: correct the mapping, or ask for the contract that is"
                + " in force");
    assertThatThrownBy(() -> xml(codec, "{}"))
        .hasMessage("/r/a: no value; expected one; fix: set the field in the mapping");
    assertThatThrownBy(() -> xml(codec, "{\"a\":{\"value\":\"1.23\"}}"))
        .hasMessage(
            "/r/a: no currency; expected a value for this attribute; fix: set it in the mapping");
    assertThatThrownBy(() -> xml(codec, "{\"a\":\"1.23\"}"))
        .hasMessage(
            "/r/a: a single value; expected an object with value and currency; fix: write the"
                + " object in the mapping");
    assertThatThrownBy(
            () -> xml(codec, "{\"a\":{\"value\":\"1\",\"currency\":\"CNY\"},\"secret\":1}"))
        .hasMessage(
            "/r/secret: an unknown field; expected only fields of the schema; fix: correct its"
                + " name or leave it out");
    assertThatThrownBy(() -> xml(codec, "{\"a\":[1]}"))
        .hasMessage("/r/a: an array; expected a single value; fix: map one value to this element");
  }

  @Test
  void aBinaryFloatIsRefusedForADecimal() throws IOException {
    XmlCodec codec = amounts();
    JsonNode json =
        JSON.createObjectNode()
            .set("a", JSON.createObjectNode().put("value", 1.5d).put("currency", "CNY"));
    assertThatThrownBy(() -> codec.toXml(json))
        .hasMessage(
            "/r/a: a binary floating-point number; expected an exact decimal, best as a string;"
                + " fix: use decimal-string in the mapping");
  }

  @Test
  void aControlCharacterIsRefused() throws IOException {
    XmlCodec codec = codec("<xs:element name=\"r\" type=\"xs:string\"/>");
    assertThatThrownBy(() -> xml(codec, "\"a\\u0001\""))
        .hasMessage(
            "/r: a character that XML cannot carry; expected text without control characters; fix:"
                + " take it out in the mapping");
  }

  @Test
  void whatTheSchemaDoesNotAllowIsRefusedOnTheWayInWithoutTheValue() throws IOException {
    XmlCodec codec = amounts();
    assertThatThrownBy(() -> json(codec, "<r xmlns=\"urn:t\"><a currency=\"CNY\">secret</a></r>"))
        .hasMessageStartingWith("/r/a: breaks the schema's rule cvc-datatype-valid.1.2.1;")
        .hasMessageNotContaining("secret");
    assertThatThrownBy(() -> json(codec, "<r xmlns=\"urn:t\"><b>secret</b></r>"))
        .hasMessageStartingWith("/r/b: cvc-complex-type.2.4.a: ")
        .hasMessageContaining("{\"urn:t\":a}")
        .hasMessageNotContaining("secret");
    assertThatThrownBy(() -> json(codec, "<other xmlns=\"urn:t\"/>"))
        .hasMessageStartingWith("/other: cvc-elt.1");
    assertThatThrownBy(() -> json(codec, "<r xmlns=\"urn:t\">"))
        .hasMessageStartingWith("/r: not well-formed, or with a DTD, in column");
  }

  @Test
  void dtdsAndEntitiesAreRefused() throws IOException {
    XmlCodec codec = codec("<xs:element name=\"r\" type=\"xs:string\"/>");
    Path secret = Files.writeString(folder.resolve("secret.txt"), "secret");
    String external =
        "<!DOCTYPE r [<!ENTITY x SYSTEM \"" + secret.toUri() + "\">]><r xmlns=\"urn:t\">&x;</r>";
    String bomb =
        "<!DOCTYPE r [<!ENTITY a \"aaaa\"><!ENTITY b \"&a;&a;\">]><r xmlns=\"urn:t\">&b;</r>";
    for (String attack : new String[] {external, bomb}) {
      assertThatThrownBy(() -> json(codec, attack))
          .isInstanceOf(XmlException.class)
          .hasMessageStartingWith("/: not well-formed, or with a DTD")
          .hasMessageNotContaining("secret");
    }
  }

  @Test
  void xmlInAWildcardIsCheckedToo() throws IOException {
    XmlCodec codec =
        codec(
            """
            <xs:element name="r">
              <xs:complexType>
                <xs:sequence><xs:any namespace="##other" processContents="lax"/></xs:sequence>
              </xs:complexType>
            </xs:element>
            """);
    assertThatThrownBy(() -> xml(codec, "{\"#any\":[\"<!DOCTYPE z []><z/>\"]}"))
        .hasMessage(
            "/r/#any: no well-formed XML; expected one XML element without a DTD; fix: correct the"
                + " XML");
  }

  private XmlCodec amounts() throws IOException {
    return codec(
        """
        <xs:element name="r">
          <xs:complexType><xs:sequence><xs:element name="a" type="t:Amount"/></xs:sequence></xs:complexType>
        </xs:element>
        <xs:complexType name="Amount">
          <xs:simpleContent>
            <xs:extension base="t:Cents"><xs:attribute name="currency" type="xs:string" use="required"/></xs:extension>
          </xs:simpleContent>
        </xs:complexType>
        <xs:simpleType name="Cents">
          <xs:restriction base="xs:decimal"><xs:fractionDigits value="2"/></xs:restriction>
        </xs:simpleType>
        """);
  }

  private void bothWays(String schema, String xml, String json) throws IOException {
    XmlCodec codec = codec(schema);
    assertThat(json(codec, xml).toString()).isEqualTo(JSON.readTree(json).toString());
    assertThat(xml(codec, json)).isEqualTo(xml);
  }

  private static String xml(XmlCodec codec, String json) throws IOException {
    return new String(codec.toXml(JSON.readTree(json)), StandardCharsets.UTF_8);
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
