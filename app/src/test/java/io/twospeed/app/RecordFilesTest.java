package io.twospeed.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.twospeed.mappings.copybook.options.CodecOptions;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** decode and encode as a person or a tool runs them; bytes worked out by hand. */
class RecordFilesTest {
  private static final String BALANCE =
      Installation.REPOSITORY.resolve("mappings/contracts/ACCTBAL.cpy").toString();

  @TempDir Path folder;
  private Path copybook;
  private Path record;
  private Path json;

  @BeforeEach
  void files() {
    copybook = folder.resolve("TEST.cpy");
    record = folder.resolve("record.bin");
    json = folder.resolve("record.json");
  }

  /** One option, or several: copybook, what is set, bytes in hexadecimal, and their JSON. */
  private record Case(String copybook, List<String> options, String bytes, String json) {
    static Case of(String copybook, String options, String bytes, String json) {
      List<String> all = new ArrayList<>();
      for (String option : options.isEmpty() ? new String[0] : options.split(" ", -1)) {
        if (!option.startsWith("--")) {
          all.add("--set");
        }
        all.add(option);
      }
      return new Case(copybook, all, bytes.replace(" ", ""), json);
    }

    @Override
    public String toString() {
      return String.join(" ", options) + " " + copybook;
    }
  }

  static Stream<Case> bothWays() {
    return Stream.of(
        Case.of("01 R. 05 A PIC X(3).", "", "C1 40 40", "{'R':{'A':'A  '}}"),
        Case.of("01 R. 05 A PIC X.", "", "AD", "{'R':{'A':'Ý'}}"),
        Case.of("01 R. 05 A PIC X.", "charset=IBM1047", "AD", "{'R':{'A':'['}}"),
        Case.of("01 R. 05 A PIC X.", "charset=1047", "AD", "{'R':{'A':'['}}"),
        Case.of("01 R. 05 A PIC X(2).", "charset=UTF-8", "C3A4", "{'R':{'A':'ä'}}"),
        Case.of(
            "01 R. 05 A PIC X. 05 B PIC X.", "charset:B=273", "C0C0", "{'R':{'A':'{','B':'ä'}}"),
        Case.of("01 R. 05 A PIC X(4).", "charset:A=939", "0E42C10F", "{'R':{'A':'Ａ'}}"),
        Case.of("01 R. 05 A PIC G USAGE DISPLAY-1.", "dbcsCharset=939", "42C1", "{'R':{'A':'Ａ'}}"),
        Case.of("01 R. 05 A PIC N.", "", "0041", "{'R':{'A':'A'}}"),
        Case.of("01 R. 05 A PIC N.", "nationalCharset=UTF-16LE", "4100", "{'R':{'A':'A'}}"),
        Case.of("01 R. 05 A PIC N.", "nsymbol=dbcs dbcsCharset=939", "42C1", "{'R':{'A':'Ａ'}}"),
        Case.of("01 R. 05 A PIC S99.", "", "F1D2", "{'R':{'A':-12}}"),
        Case.of(
            "01 R. 05 A PIC S99.",
            "charset=US-ASCII zonedSign=ascii-0x70",
            "3172",
            "{'R':{'A':-12}}"),
        Case.of("01 R. 05 A PIC S9(3)V99 COMP-3.", "", "12300C", "{'R':{'A':123.00}}"),
        Case.of("01 R. 05 A PIC S9(3)V99 COMP-3.", "--strings", "12300C", "{'R':{'A':'123.00'}}"),
        Case.of(
            "01 R. 05 A PIC S9(3)V99 COMP-3.", "strings=true", "12300D", "{'R':{'A':'-123.00'}}"),
        Case.of("01 R. 05 A PIC 9(4) COMP.", "", "0102", "{'R':{'A':258}}"),
        Case.of("01 R. 05 A PIC 9(4) COMP.", "binaryEndian=little", "0201", "{'R':{'A':258}}"),
        Case.of("01 R. 05 A PIC 9(4) COMP-5.", "comp5Endian=little", "0201", "{'R':{'A':258}}"),
        Case.of("01 R. 05 A PIC 99 COMP.", "", "002A", "{'R':{'A':42}}"),
        Case.of("01 R. 05 A PIC 99 COMP.", "binarySize=1-2-4-8", "2A", "{'R':{'A':42}}"),
        Case.of("01 R. 05 A PIC 9(4) COMP.", "binaryRange=native", "FFFF", "{'R':{'A':65535}}"),
        Case.of("01 R. 05 A COMP-1.", "", "C1180000", "{'R':{'A':-1.5}}"),
        Case.of(
            "01 R. 05 A COMP-1.", "floatFormat=ieee754-big-endian", "BFC00000", "{'R':{'A':-1.5}}"),
        Case.of(
            "01 R. 05 A COMP-1.",
            "floatFormat=ieee754-little-endian",
            "0000C0BF",
            "{'R':{'A':-1.5}}"),
        Case.of("01 R. 05 A POINTER.", "pointerSize=8", "0000000000000100", "{'R':{'A':256}}"),
        Case.of("01 R. 05 A PIC Z9.9.", "", "40F14BF0", "{'R':{'A':1.0}}"),
        Case.of("01 R. 05 A PIC Z9.9.", "edited=text", "40F14BF0", "{'R':{'A':' 1.0'}}"),
        Case.of(
            "01 R. 05 N PIC 9. 05 T PIC X OCCURS 0 TO 3 DEPENDING ON N. 05 Z PIC X.",
            "",
            "F1C1E9",
            "{'R':{'N':1,'T':['A'],'Z':'Z'}}"),
        Case.of(
            "01 R. 05 N PIC 9. 05 T PIC X OCCURS 0 TO 3 DEPENDING ON N. 05 Z PIC X.",
            "odoSlide=false",
            "F1C14040E9",
            "{'R':{'N':1,'T':['A'],'Z':'Z'}}"),
        Case.of("01 R. 05 :T:-A PIC X.", "replacing===:T:==BY==NEW==", "C1", "{'R':{'NEW-A':'A'}}"),
        Case.of("01 R. 05 A PIC XX. 05 B REDEFINES A PIC 99.", "", "F1F2", "{'R':{'A':'12'}}"),
        Case.of(
            "01 R. 05 A PIC XX. 05 B REDEFINES A PIC 99.", "view:A=B", "F1F2", "{'R':{'B':12}}"),
        Case.of(
            "01 R. 05 A PIC XX. 05 B REDEFINES A PIC 99.",
            "--all-views",
            "F1F2",
            "{'R':{'A':'12','B':12}}"),
        Case.of(
            "01 R. 05 K PIC X. 05 A PIC XX. 05 B REDEFINES A PIC 99.",
            "discriminator=K:T>A,K:N>B",
            "D5F1F2",
            "{'R':{'K':'N','B':12}}"),
        Case.of(
            "01 HEAD. 05 K PIC X. 05 A PIC XX. 01 LINE. 05 K PIC X. 05 B PIC 9.",
            "discriminator=K:1>HEAD,K:2>LINE",
            "F1E7E8F2F7",
            "[{'HEAD':{'K':'1','A':'XY'}},{'LINE':{'K':'2','B':7}}]"),
        Case.of("01 R. 05 A PIC X.", "", "C1C2", "[{'R':{'A':'A'}},{'R':{'A':'B'}}]"),
        Case.of(
            "01 R. 05 N PIC 9. 05 T PIC X OCCURS 0 TO 3 DEPENDING ON N.",
            "recordLength=3",
            "F1C140F2C1C2",
            "[{'R':{'N':1,'T':['A']}},{'R':{'N':2,'T':['A','B']}}]"),
        Case.of("01 R. 05 A PIC X.", "recordFraming=RDW", "00050000C1", "{'R':{'A':'A'}}"),
        Case.of("01 R. 05 A PIC X.", "recordFraming=RDW", "", "[]"),
        Case.of(
            "01 R. 05 A PIC X.",
            "recordFraming=RDW rdwIncludesItself=false",
            "00010000C100010000C2",
            "[{'R':{'A':'A'}},{'R':{'A':'B'}}]"),
        Case.of("01 R. 05 A PIC X.", "recordFraming=BDW", "0009000000050000C1", "{'R':{'A':'A'}}"),
        Case.of(
            "01 R. 05 FILLER PIC X VALUE '-'. 05 FILLER. 10 A PIC X.",
            "",
            "60C1",
            "{'R':{'A':'A'}}"),
        Case.of("01 R. 05 A PIC 9V9 OCCURS 2.", "", "F1F0F2F5", "{'R':{'A':[1.0,2.5]}}"));
  }

  @ParameterizedTest
  @MethodSource
  void bothWays(Case one) throws IOException {
    source(one.copybook());
    Files.write(record, HexFormat.of().parseHex(one.bytes()));

    Ran decode = run("decode", one.options(), record);

    assertThat(decode.err()).isEmpty();
    assertThat(decode.exit()).isZero();
    assertThat(compact(decode.out())).isEqualTo(one.json().replace('\'', '"'));
    Files.write(json, decode.bytes());
    Ran encode = run("encode", one.options(), json);
    assertThat(encode.err()).isEmpty();
    assertThat(HexFormat.of().withUpperCase().formatHex(encode.bytes())).isEqualTo(one.bytes());
  }

  static Stream<Case> onlyDecoded() {
    return Stream.of(
        Case.of("01 R. 05 A PIC 99.", "numericSpaces=null", "4040", "{'R':{'A':null}}"),
        Case.of("01 R. 05 A PIC XX.", "trailingBytes=ignore", "C1C215", "{'R':{'A':'AB'}}"),
        Case.of(
            "01 R. 05 A PIC X.",
            "recordFraming=RDW trailingBytes=ignore",
            "00060000C115",
            "{'R':{'A':'A'}}"),
        Case.of("01 R. 05 A PIC 99.", "numericLowValues=null", "0000", "{'R':{'A':null}}"),
        Case.of(
            "01 R. 05 A PIC XX. 05 B REDEFINES A PIC 99.",
            "allViews=true",
            "C1C1",
            "{'R':{'A':'AA','B':null}}"));
  }

  @ParameterizedTest
  @MethodSource
  void onlyDecoded(Case one) throws IOException {
    source(one.copybook());
    Files.write(record, HexFormat.of().parseHex(one.bytes()));
    Ran decode = run("decode", one.options(), record);
    assertThat(decode.err()).isEmpty();
    assertThat(compact(decode.out())).isEqualTo(one.json().replace('\'', '"'));
  }

  @Test
  void whatIsMissingIsFilledWhereThatIsAskedFor() throws IOException {
    source("01 R. 05 A PIC X. 05 B PIC 9.");
    Files.writeString(json, "{\"R\": {\"A\": \"A\"}}");
    Ran encode = run("encode", List.of("--set", "missingFields=initialize"), json);
    assertThat(encode.err()).isEmpty();
    assertThat(encode.bytes()).containsExactly(0xC1, 0xF0);
  }

  @Test
  void aCopybookMayBeInFreeFormat() throws IOException {
    Files.writeString(copybook, "01 R.\n05 A PIC X.\n");
    Files.write(record, new byte[] {(byte) 0xC1});
    Ran decode = run("decode", List.of("--set", "sourceFormat=free"), record);
    assertThat(compact(decode.out())).isEqualTo("{\"R\":{\"A\":\"A\"}}");
  }

  @Test
  void filesMayComeByStandardInput() throws IOException {
    source("01 R. 05 A PIC X.");
    Ran decode =
        Ran.withInput(new byte[] {(byte) 0xC1}, "decode", "--copybook", copybook.toString(), "-");
    assertThat(decode.out()).isEqualTo("{\n  \"R\": {\n    \"A\": \"A\"\n  }\n}\n");
    Ran encode = Ran.withInput(decode.bytes(), "encode", "--copybook", copybook.toString(), "-");
    assertThat(encode.bytes()).containsExactly(0xC1);
  }

  @Test
  void everyOptionThereIsStandsInTheHelpOfBoth() {
    for (String verb : List.of("decode", "encode")) {
      assertThat(Ran.of("help", verb).out()).contains(CodecOptions.names());
    }
  }

  @Test
  void severalRecordsWithoutARuleAreNotGuessedAt() throws IOException {
    source("01 HEAD. 05 K PIC X. 01 LINE. 05 K PIC X.");
    Files.write(record, new byte[] {(byte) 0xC1});
    assertThat(run("decode", List.of(), record).findings())
        .containsExactly(
            copybook
                + ":0: has 2 records; expected to be told which one it is; fix: --record NAME with"
                + " one of HEAD, LINE, or --set discriminator='FIELD:VALUE>RECORD,...'");
    assertThat(compact(run("decode", List.of("--record", "line"), record).out()))
        .isEqualTo("{\"LINE\":{\"K\":\"A\"}}");
    assertThat(run("decode", List.of("--record", "TAIL"), record).findings())
        .containsExactly(
            copybook + ":0: has no record TAIL; expected one of HEAD, LINE; fix: correct --record");
  }

  @Test
  void whatIsNoFileIsAFinding() {
    assertThat(balance("decode", "none.bin").findings())
        .containsExactly("none.bin:0: no such file; expected a file; fix: check the path");
    assertThat(balance("decode", folder.toString()).findings())
        .containsExactly(folder + ":0: is a folder; expected a file; fix: name a file in it");
    assertThat(Ran.of("decode", "--copybook", "none.cpy", "none.bin").findings())
        .containsExactly("none.cpy:0: no such file; expected a file; fix: check the path");
  }

  @Test
  void anEmptyFileIsTooShort() throws IOException {
    Files.write(record, new byte[0]);
    assertThat(balance("decode", record.toString()).findings())
        .singleElement()
        .asString()
        .startsWith(record + ": BAL-REQ.CORE-HEADER.TXN-CODE at offset 0 (COREHDR.cpy:13): found")
        .contains("expected 8 bytes; fix: ");
  }

  @Test
  void bytesAreNoCopybook() throws IOException {
    Files.write(record, new byte[] {0, 1, 2, (byte) 0xFF, (byte) 0xFE, 10, 0, 'x'});
    Ran decode = Ran.of("decode", "--copybook", record.toString(), record.toString());
    assertThat(decode.exit()).isEqualTo(2);
    assertThat(decode.bytes()).isEmpty();
    assertThat(decode.findings())
        .isNotEmpty()
        .allSatisfy(each -> assertThat(each).contains("record.bin:", "; expected ", "; fix: "));
  }

  @Test
  void whatIsNoJsonIsTellingWhereAndHoldsNoData() throws IOException {
    assertThat(encoded("{\"BAL-REQ\":\n {\"ACCT-NO\": Smith}}"))
        .startsWith(json + ":2: is no JSON at column ")
        .contains("Unrecognized token: was expecting")
        .endsWith("; expected {RECORD: {...}}, or an array of these; fix: mend the text there")
        .doesNotContain("Smith");
    assertThat(encoded("{} {}")).contains(":1: is no JSON at column 4: more text after its end");
    assertThat(encoded("{\"A\": 1, \"A\": 2}")).contains("Duplicate field");
    assertThat(encoded("")).contains(":1: holds nothing; expected {RECORD: {...}}");
    assertThat(encoded("\"Smith\"")).contains(":1: holds string;").doesNotContain("Smith");
    assertThat(encoded("{\"BAL-REQ\": {\"ACCT-NO\": \"\ufffe")).contains(": is no JSON at column");
    assertThat(encoded("{\"A\":".repeat(5000)))
        .contains(
            ": is no JSON: Document nesting depth (1001) exceeds the maximum allowed (1000);");
  }

  @Test
  void whichOfSeveralRecordsIsWrongIsSaid() throws IOException {
    source("01 R. 05 A PIC X.");
    Files.writeString(json, "[{\"R\": {\"A\": \"A\"}}, {\"R\": {\"A\": \"AB\"}}]");
    Ran encode = run("encode", List.of(), json);
    assertThat(encode.bytes()).isEmpty();
    assertThat(encode.findings())
        .singleElement()
        .asString()
        .startsWith(json + ": record 2 of 2: R.A at offset 0 (TEST.cpy:2): found ");
  }

  @Test
  void numbersOfAbsurdSizeAreRefused() throws IOException {
    source("01 R. 05 A PIC 9(4).");
    for (String number : List.of("1e999999999", "1e-999999999", "1e99999999999", "12345", "0.5")) {
      Files.writeString(json, "{\"R\": {\"A\": " + number + "}}");
      Ran encode = run("encode", List.of(), json);
      assertThat(encode.exit()).as(number).isEqualTo(2);
      assertThat(encode.findings()).as(number).singleElement().asString().contains("; fix: ");
    }
  }

  @Test
  void everySettingThatIsWrongIsToldAtOnce() {
    Ran decode =
        balance(
            "decode",
            "--set",
            "charst=37",
            "--set",
            "charset=nope",
            "--set",
            "foo",
            "--set",
            "view=X",
            "none.bin");
    assertThat(decode.exit()).isEqualTo(2);
    assertThat(decode.findings())
        .hasSize(4)
        .allSatisfy(each -> assertThat(each).contains("; fix: "));
    assertThat(decode.findings().get(0))
        .startsWith(
            "--set charst=37: unknown option charst; expected one of charset, dbcsCharset,");
    assertThat(decode.findings().get(1))
        .startsWith("--set charset=nope: option charset=nope; expected a CCSID such as 1047,");
    assertThat(decode.findings().get(2))
        .isEqualTo(
            "--set foo: names no value; expected OPTION=VALUE; fix: write it as in --set"
                + " charset=IBM1047");
  }

  @Test
  void whatTheCommandLineLacksIsOneLine() {
    assertThat(Ran.of("decode", "none.bin").findings())
        .singleElement()
        .asString()
        .startsWith(
            "twospeed decode: missing required option: '--copybook=FILE'; expected twospeed")
        .endsWith("fix: see ./twospeed help decode");
    assertThat(balance("decode", "--recrod", "X", "none.bin").findings())
        .singleElement()
        .asString()
        .startsWith("twospeed decode: unknown option '--recrod'; expected twospeed decode ");
    assertThat(Ran.of("decod").findings())
        .singleElement()
        .asString()
        .startsWith("twospeed: no verb 'decod'; expected one of up, simulator, check, deploy,")
        .contains(" decode, ");
  }

  private String encoded(String text) throws IOException {
    Files.writeString(json, text, StandardCharsets.UTF_8);
    Ran encode = Ran.of("encode", "--copybook", BALANCE, json.toString());
    assertThat(encode.exit()).isEqualTo(2);
    assertThat(encode.bytes()).isEmpty();
    assertThat(encode.findings()).hasSize(1);
    return encode.findings().get(0);
  }

  private Ran balance(String verb, String... more) {
    List<String> all = new ArrayList<>(List.of(verb, "--copybook", BALANCE, "--record", "BAL-REQ"));
    all.addAll(List.of(more));
    return Ran.of(all);
  }

  private Ran run(String verb, List<String> options, Path file) {
    List<String> all = new ArrayList<>(List.of(verb, "--copybook", copybook.toString()));
    all.addAll(options);
    all.add(file.toString());
    return Ran.of(all);
  }

  /** One entry a line, in columns 8 to 72. */
  private void source(String entries) throws IOException {
    Files.writeString(
        copybook, "       " + entries.replaceAll("\\. (?=\\d\\d )", ".\n           ") + "\n");
  }

  private static String compact(String text) {
    return text.replaceAll("\\s*\\n\\s*", "").replace("\": ", "\":");
  }
}
