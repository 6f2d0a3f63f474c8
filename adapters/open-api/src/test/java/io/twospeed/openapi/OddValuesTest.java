package io.twospeed.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import io.twospeed.openapi.contract.Contract;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a client sends is the client's to mend, over a real socket and byte for byte. */
class OddValuesTest {
  private static final List<String> TYPES =
      List.of(
          "{type: integer}",
          "{type: integer, format: int32}",
          "{type: number, multipleOf: 0.01}",
          "{type: number, minimum: -5}",
          "{type: boolean}",
          "{type: string, pattern: '^[A-Z]+$'}",
          "{type: string, format: date-time}");

  /** As they stand in a request line. */
  private static final List<String> VALUES =
      List.of(
          "",
          ",",
          "1,,2",
          "1,",
          "-",
          "+",
          ".",
          "-.",
          "e",
          "1e",
          "1e+",
          "1.",
          ".5",
          "-0",
          "00",
          "0x1F",
          "1e2147483647",
          "1e2147483648",
          "1e-2147483648",
          "1e99999999999",
          "9".repeat(64),
          "9".repeat(65),
          "9".repeat(4000),
          "0.".concat("0".repeat(62)).concat("1"),
          "NaN",
          "Infinity",
          "null",
          "true",
          "%00",
          "A%0A",
          "%EF%BB%BF1",
          "%ED%A0%80",
          "%C0%80",
          "%",
          "%2",
          "%D9%A1",
          "1=1",
          "=",
          "%2C");

  private static final RunningDoor DOOR = new RunningDoor(RunningDoor.settings());

  @BeforeAll
  static void publish() {
    DOOR.door.publish(ScriptedProduct.echo("odd", contract()));
  }

  @AfterAll
  static void close() {
    DOOR.close();
  }

  private static Contract contract() {
    StringBuilder text =
        new StringBuilder(
            """
            openapi: 3.0.3
            info: {title: t, version: '1'}
            paths:
              /body:
                post:
                  operationId: body
                  requestBody: {required: true, content: {application/json: {schema: {}}}}
                  responses: {'200': {description: d}}
            """);
    for (int type = 0; type < TYPES.size(); type++) {
      String one = "schema: " + TYPES.get(type);
      String many = "schema: {type: array, items: " + TYPES.get(type) + "}";
      text.append(
          """
            /p%1$d/{v}:
              get:
                operationId: p%1$d
                parameters: [{name: v, in: path, required: true, %2$s}]
                responses: {'200': {description: d}}
            /a%1$d/{v}:
              get:
                operationId: a%1$d
                parameters: [{name: v, in: path, required: true, %3$s}]
                responses: {'200': {description: d}}
            /q%1$d:
              get:
                operationId: q%1$d
                parameters:
                  - {name: one, in: query, %2$s}
                  - {name: many, in: query, %3$s}
                  - {name: list, in: query, explode: false, %3$s}
                  - {name: H-One, in: header, %2$s}
                  - {name: H-Many, in: header, %3$s}
                responses: {'200': {description: d}}
          """
              .formatted(type, one, many)
              .indent(0));
    }
    String whole = text.toString();
    return Contract.read("openapi.yaml", name -> name.equals("openapi.yaml") ? whole : null);
  }

  @Test
  @Tag("slow")
  void noParameterOfAnyStyleAndTypeIsTheServersFault() throws IOException {
    List<String> wrong = new ArrayList<>();
    for (int type = 0; type < TYPES.size(); type++) {
      for (String value : VALUES) {
        String query = "/q" + type;
        judge("/p" + type + "/" + value, "", wrong);
        judge("/a" + type + "/" + value, "", wrong);
        judge(query + "?one=" + value, "", wrong);
        judge(query + "?many=" + value + "&many=" + value, "", wrong);
        judge(query + "?list=" + value, "", wrong);
        judge(query, "H-One: " + value + "\r\n", wrong);
        judge(query, "H-Many: " + value + "\r\n", wrong);
      }
    }
    assertThat(wrong).isEmpty();
  }

  private static void judge(String target, String header, List<String> wrong) throws IOException {
    String status =
        statusOf(("GET " + target + " HTTP/1.1\r\n" + header).getBytes(ISO), new byte[0]);
    if (!List.of("200", "400", "404").contains(status)) {
      wrong.add(status + " for " + target + " " + header.strip());
    }
  }

  private static final Charset ISO = StandardCharsets.ISO_8859_1;

  private static String statusOf(byte[] head, byte[] body) throws IOException {
    return answerTo(head, body).substring("HTTP/1.1 ".length(), "HTTP/1.1 200".length());
  }

  private static String answerTo(byte[] head, byte[] body) throws IOException {
    try (RawClient client = new RawClient(DOOR.port())) {
      ByteArrayOutputStream all = new ByteArrayOutputStream();
      all.write(head);
      all.write("Host: door\r\nConnection: close\r\n\r\n".getBytes(ISO));
      all.write(body);
      client.send(all.toString(ISO));
      return client.answer();
    }
  }

  private static String post(byte[] body) throws IOException {
    String head =
        "POST /body HTTP/1.1\r\nContent-Type: application/json\r\nContent-Length: %d\r\n"
            .formatted(body.length);
    return answerTo(head.getBytes(ISO), body);
  }

  @Test
  void anEmptyNumberIsNoNumber() {
    assertThat(DOOR.get("/q0?one=").statusCode()).isEqualTo(400);
    assertThat(RunningDoor.json(DOOR.get("/q0?list=1,,2")).at("/errors/0/pointer").asText())
        .isEqualTo("/query/list/1");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1e2147483648",
        "1e-2147483648",
        "1e2147483649",
        "-1E+2147483648",
        "1e99999999999999999999",
        "[{\"a\":1e2147483648}]",
        "1e65",
        "1e-65",
        "0e2147483648",
        "0.0e-2147483647"
      })
  void aNumberOutOfBoundsIsMalformed(String body) throws IOException {
    assertThat(post(body.getBytes(ISO)))
        .startsWith("HTTP/1.1 400")
        .contains("malformed-json")
        .contains(
            "the body goes beyond 64 levels of nesting, or 64 digits in a number; expected less");
  }

  @ParameterizedTest
  @ValueSource(strings = {"UTF-16", "UTF-16LE", "UTF-16BE", "UTF-32", "UTF-32LE", "UTF-32BE"})
  void aBodyInAnotherEncodingIsMalformed(String charset) throws IOException {
    for (String body : List.of("1", "{}", "{\"a\":\"b\"}", "\"\u00e9\"")) {
      assertThat(post(body.getBytes(Charset.forName(charset))))
          .startsWith("HTTP/1.1 400")
          .contains("the body is no UTF-8 text; expected JSON in UTF-8");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "C0AF",
        "C1BF",
        "E08080",
        "E09FBF",
        "F0808080",
        "F08FBFBF",
        "EDA080",
        "EDBFBF",
        "F4908080",
        "F5808080",
        "FF",
        "80",
        "C3",
        "E282",
        "F09F98",
        "00",
        "C3C3"
      })
  void bytesThatAreNoUtf8AreMalformed(String hex) throws IOException {
    byte[] odd = HexFormat.of().parseHex(hex);
    ByteArrayOutputStream inside = new ByteArrayOutputStream();
    inside.write("{\"a\":\"x".getBytes(ISO));
    inside.write(odd);
    inside.write("\"}".getBytes(ISO));
    assertThat(post(inside.toByteArray()))
        .startsWith("HTTP/1.1 400")
        .contains("the body is no UTF-8 text; expected JSON in UTF-8");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"\\ud83d\"",
        "\"\\ude00\"",
        "\"\\ude00\\ud83d\"",
        "\"\\ud83d\\ud83d\\ude00\"",
        "\"\\ud83dx\"",
        "{\"\\ud800\":1}",
        "{\"a\":\"\\\\\\ud800\"}"
      })
  void halfOfASurrogatePairIsMalformed(String body) throws IOException {
    for (String each :
        List.of(
            body, body.replace("\\ud", "\\uD").toUpperCase(Locale.ROOT).replace("\\U", "\\u"))) {
      assertThat(post(each.getBytes(ISO)))
          .startsWith("HTTP/1.1 400")
          .contains("the body escapes half of a surrogate pair; expected whole characters");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"\\ud83d\\ude00\"",
        "\"\\\\ud83d\"",
        "\"\ud83d\ude00 \u20ac \u00e9 \ud800\udc00 \udbff\udfff \ue000 \uffff\"",
        "\ufeff{\"a\":1}",
        "\"\\u0000\"",
        "1e64",
        "1.0e-60",
        "-0",
        "-0.0"
      })
  void whatIsTextOrANumberIsTaken(String body) throws IOException {
    assertThat(post(body.getBytes(StandardCharsets.UTF_8))).startsWith("HTTP/1.1 200");
  }
}
