package io.twospeed.mappings.operation.script;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.twospeed.mappings.operation.CallContext;
import io.twospeed.mappings.operation.files.Findings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScriptTest {
  private static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
          .build();

  @TempDir Path folder;

  @Test
  void everyMappingOfTheCatalogueCompiles() throws IOException {
    Findings findings = new Findings(Path.of("."));
    try (Stream<Path> files =
        Files.find(Path.of("core"), 2, (file, is) -> file.getNameCount() == 3)) {
      for (Path file : files.filter(each -> each.toString().endsWith(".jslt")).toList()) {
        Script.compile(file, Path.of("core"), Set.of("call"), findings);
      }
    }
    findings.throwIfAny();
  }

  @Test
  void decimalsStayExactAndPlain() throws IOException {
    JsonNode result =
        run(
            "{\"a\": decimal-string(.n), \"b\": decimal-string(.z), \"c\": decimal-string(.s, 2),"
                + " \"d\": decimal-add(.n, \"0.30\"), \"e\": decimal-subtract(.n, .n)}",
            "{\"n\": 9007199254740993.10, \"z\": 0.0000000000, \"s\": \"12\"}");
    assertThat(result.toString())
        .isEqualTo(
            "{\"a\":\"9007199254740993.10\",\"b\":\"0.0000000000\",\"c\":\"12.00\","
                + "\"d\":\"9007199254740993.40\",\"e\":\"0.00\"}");
  }

  @Test
  void arithmeticThatMadeADoubleIsRefused() {
    assertThatThrownBy(() -> run("{\"a\": {\"b\": [1, .n * 2]}}", "{\"n\": 0.10}"))
        .isInstanceOf(TranslationException.class)
        .hasMessage(
            "map.jslt: /a/b/1 is a binary floating-point number; expected an exact decimal; fix:"
                + " use decimal-string, decimal-add or decimal-subtract instead of JSLT arithmetic,"
                + " and quote decimal literals");
  }

  @Test
  void roundingIsRefused() {
    assertThatThrownBy(() -> run("decimal-string(.n, 2)", "{\"n\": 1.005}"))
        .hasMessage(
            "map.jslt: decimal-string was given a number of 3 decimals; expected one that fits 2"
                + " decimals without rounding; fix: ask for the scale the core keeps");
  }

  @Test
  void whatIsNoNumberIsRefusedWithoutBeingQuoted() {
    assertThatThrownBy(() -> run("decimal-string(.n)", "{\"n\": \"secret\"}"))
        .hasMessage(
            "map.jslt: decimal-string was given a string that is no number; expected a number or a"
                + " string that holds one; fix: map the field that holds the amount");
  }

  @Test
  void paddingGoesAndBlankTextIsLeftOut() throws IOException {
    JsonNode result =
        run(
            "{\"a\": core-text(.a), \"b\": core-text(.b), \"c\": core-text(.c)}",
            "{\"a\": \"  Li Wei   \", \"b\": \"王小明\u3000\u3000\", \"c\": \"    \"}");
    assertThat(result.toString()).isEqualTo("{\"a\":\"Li Wei\",\"b\":\"王小明\"}");
  }

  @Test
  void datesAndTimesBecomeIsoAndZeroIsNone() throws IOException {
    JsonNode result =
        run(
            "{\"date\": from-core-date(.d), \"none\": from-core-date(0), \"blank\":"
                + " from-core-date(\"        \"), \"at\": from-core-date-time(.d, 94500,"
                + " \"Asia/Shanghai\"), \"ts\": from-core-timestamp(.ts, \"Asia/Shanghai\"),"
                + " \"later\": from-core-timestamp(.ts, \"Asia/Shanghai\", 30), \"back\":"
                + " to-core-date(\"2026-11-23\"), \"stamp\":"
                + " to-core-timestamp(\"2026-11-23T09:45:00\"), \"days\":"
                + " days-between(\"2026-11-23T09:45:00\", \"2026-12-01\")}",
            "{\"d\": 20261123, \"ts\": \"2026-11-23-09.45.00.123456\"}");
    assertThat(result.toString())
        .isEqualTo(
            "{\"date\":\"2026-11-23\",\"at\":\"2026-11-23T09:45:00+08:00\","
                + "\"ts\":\"2026-11-23T09:45:00.123456+08:00\","
                + "\"later\":\"2026-11-23T09:45:30.123456+08:00\",\"back\":\"20261123\","
                + "\"stamp\":\"2026-11-23-09.45.00.000000\",\"days\":8}");
  }

  @Test
  void aDateThatIsNoneIsRefused() {
    assertThatThrownBy(() -> run("from-core-date(.d)", "{\"d\": 20261341}"))
        .hasMessage(
            "map.jslt: from-core-date was given a field that holds no date; expected yyyyMMdd;"
                + " fix: map the field that holds it, as the contract writes it");
  }

  @Test
  void aCodeTheTableLacksIsRefused() {
    assertThatThrownBy(
            () -> run("core-code(.c, {\"A\": \"ACTIVE\", \"B\": \"BLOCKED\"})", "{\"c\": \"X\"}"))
        .hasMessage(
            "map.jslt: core-code was given a code that is not listed; expected one of A, B; fix:"
                + " add the code to the mapping once the core team has said what it means");
  }

  @Test
  void leadingZerosComeBack() throws IOException {
    assertThat(run("core-digits(.n, 4)", "{\"n\": 42}").asText()).isEqualTo("0042");
  }

  @Test
  void absentGoesMissingAndAnEmptyListStays() throws IOException {
    assertThat(
            run("{\"a\": .none, \"b\": [for (.list) .], \"c\": {\"d\": .none}}", "{\"list\": []}")
                .toString())
        .isEqualTo("{\"b\":[]}");
  }

  @Test
  void theCallIsSeen() throws IOException {
    CallContext call =
        new CallContext("R1", "MOB", LocalDateTime.of(2026, 11, 23, 9, 45, 0, 123456000));
    Script script = compile("[$call.reference, $call.channel, to-core-timestamp($call.timestamp)]");
    assertThat(script.apply(JSON.readTree("{}"), Map.of("call", call.asJson())).toString())
        .isEqualTo("[\"R1\",\"MOB\",\"2026-11-23-09.45.00.123456\"]");
  }

  @Test
  void aMappingThatFailsSaysWhereAndNotOnWhichValue() {
    assertThatThrownBy(() -> run("{\n  \"a\": .a / 2\n}", "{\"a\": \"secret\"}"))
        .hasMessage(
            "map.jslt:2: the mapping failed on this input; expected input its author foresaw;"
                + " fix: add it to examples/ and mend the mapping")
        .hasNoCause();
  }

  @Test
  void syntaxIsCheckedAtLoadWithItsLine() throws IOException {
    assertThat(findings("{\n  \"a\": .b\n  \"c\": 1\n}"))
        .isEqualTo(
            "map.jslt:3: Parse error: Encountered \" <STRING> \"\\\"c\\\" \"\"; expected valid JSLT;"
                + " fix: correct the mapping at this line");
  }

  @Test
  void aVariableNothingDefinesIsFoundAtLoad() throws IOException {
    assertThat(
            findings("let x = 1\n{\n  \"a\": $x, \"b\": $cal.reference, \"c\": \"$no\" // $no\n}"))
        .isEqualTo(
            "map.jslt:3: unknown variable $cal; expected $call or a variable that let or def"
                + " defines; fix: correct the name or define it");
  }

  @Test
  void anImportFromOutsideIsRefused() throws IOException {
    assertThat(findings("import \"../../secret.jslt\" as s\ns:x()"))
        .contains("import \"../../secret.jslt\" leaves the core folder");
  }

  private JsonNode run(String jslt, String input) throws IOException {
    return compile(jslt).apply(JSON.readTree(input), Map.of());
  }

  private Script compile(String jslt) throws IOException {
    Findings findings = new Findings(folder);
    Optional<Script> script = compile(jslt, findings);
    findings.throwIfAny();
    return script.orElseThrow();
  }

  private Optional<Script> compile(String jslt, Findings findings) throws IOException {
    Path file = Files.writeString(folder.resolve("map.jslt"), jslt);
    return Script.compile(file, folder, Set.of("call"), findings);
  }

  private String findings(String jslt) throws IOException {
    Findings findings = new Findings(folder);
    assertThat(compile(jslt, findings)).isEmpty();
    return String.valueOf(catchThrowable(findings::throwIfAny).getMessage());
  }
}
