package io.twospeed.mappings.copybook.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.twospeed.mappings.copybook.Copybooks;
import io.twospeed.mappings.copybook.options.CodecOption;
import io.twospeed.mappings.copybook.options.CodecOptions;
import io.twospeed.mappings.copybook.record.CobolRecord.Shape;
import io.twospeed.mappings.copybook.syntax.Picture;
import io.twospeed.mappings.copybook.syntax.PictureParser;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Records as the compiler GnuCOBOL lays them out and fills them, where it is installed. In ASCII,
 * with the options that make both speak of the same thing.
 */
class GnuCobolTest {
  private static final CodecOptions ASCII = CodecOptions.defaults().with("charset", "US-ASCII");
  private static final int RECORDS = 80;
  private static final String[] EDITED = {
    "ZZ9", "ZZZ", "ZZ,ZZ9.99", "ZZZ.ZZ", "***,**9.99", "***.**", "$$,$$9.99", "$ZZ9.99", "-ZZ9",
    "+ZZ9", "ZZ9-", "ZZ9+", "---9.99", "+++9", "9(3).99CR", "9(3).99DB", "99B99", "ZZ9V99",
    "--,--9.99", "*(4)9.99-", "$(4).$$"
  };
  private static final String[] VALUES = {"0", "0.05", "7", "12.3", "99", "1.5"};

  @TempDir Path folder;

  /** A way to compile, and the options that make our codec speak of the same bytes. */
  private record Dialect(Shape shape, List<String> flags, CodecOptions options) {
    static Dialect of(Shape shape, String flags, Map<String, String> options) {
      CodecOptions ours =
          ASCII
              .with("comp5Endian", "little")
              .with("floatFormat", "ieee754-little-endian")
              .with(options);
      return new Dialect(shape, List.of(flags.split(" ", -1)), ours);
    }

    @Override
    public String toString() {
      return String.join(" ", flags);
    }
  }

  private static final Map<String, String> GNU =
      Map.of("binarySize", "1-2-4-8", "zonedSign", "ascii-0x70");
  private static final String IBM = "-std=ibm -fsign=EBCDIC";

  static Stream<Dialect> dialects() {
    return Stream.of(
        Dialect.of(Shape.FIXED, IBM, Map.of()),
        Dialect.of(Shape.NESTED, IBM + " -fodoslide", Map.of()),
        Dialect.of(Shape.VARIABLE, IBM + " -fcomplex-odo", Map.of("odoSlide", "false")),
        Dialect.of(Shape.FIXED, "-std=default", GNU),
        Dialect.of(Shape.NESTED, "-std=default -fodoslide", GNU));
  }

  @ParameterizedTest
  @MethodSource("dialects")
  void recordsMadeAtRandomHaveTheCompilersBytes(Dialect dialect) throws Exception {
    Random random = new Random(20261124);
    List<CobolRecord> records = new ArrayList<>();
    for (int i = 1; i <= RECORDS; i++) {
      records.add(new CobolRecord(i, dialect.shape, random));
    }
    List<byte[]> compiled = compiled(dialect, records);
    for (int i = 0; i < RECORDS; i++) {
      compare(records.get(i), compiled.get(i), dialect.options);
    }
  }

  private static void compare(CobolRecord record, byte[] theirs, CodecOptions dialect) {
    CodecOptions options = dialect;
    for (String view : record.views) {
      int equals = view.indexOf('=');
      options = options.with("view:" + view.substring(0, equals), view.substring(equals + 1));
    }
    RecordCodec codec = Copybooks.codec(options, record.entries.toArray(new String[0]));
    String what = String.join("\n", record.entries) + "\n" + String.join("\n", record.moves);
    byte[] ours = codec.encode(record.json);
    assertThat(codec.decode(theirs)).as(what).isEqualTo(codec.decode(ours));
    if (options.is(CodecOption.ODO_SLIDE, "true")) {
      assertThat(Copybooks.hex(ours)).as(what).isEqualTo(Copybooks.hex(theirs));
    } else {
      // What the unused room of a table holds, no rule says.
      assertThat(ours).as(what).hasSameSizeAs(theirs);
    }
  }

  @Test
  void editedFieldsHaveTheCompilersCharacters() throws Exception {
    List<String> entries = new ArrayList<>();
    List<String> moves = new ArrayList<>();
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    for (String picture : EDITED) {
      Picture parsed = PictureParser.parse(picture);
      for (String value : VALUES) {
        for (int sign = 0; sign < (parsed.signed() ? 2 : 1); sign++) {
          BigDecimal number = new BigDecimal(sign == 1 ? "-" + value : value);
          if (number.scale() <= parsed.scale() && fits(number, parsed)) {
            String name = "E" + entries.size();
            entries.add("05 " + name + " PIC " + picture + ".");
            add(name, number, json, moves);
          }
        }
      }
    }
    compare(entries, moves, json);
  }

  private static boolean fits(BigDecimal number, Picture picture) {
    return number.abs().compareTo(BigDecimal.TEN.pow(picture.digits() - picture.scale())) < 0;
  }

  private static void add(String name, BigDecimal value, ObjectNode json, List<String> moves) {
    json.put(name, value.toPlainString());
    moves.add("MOVE " + value.toPlainString() + " TO " + name + ".");
  }

  private void compare(List<String> entries, List<String> moves, ObjectNode json) throws Exception {
    byte[] compiled = run(entries, moves);
    List<String> copybook = new ArrayList<>(List.of("01 REC."));
    copybook.addAll(entries);
    RecordCodec codec = Copybooks.codec(ASCII, copybook.toArray(new String[0]));
    assertThat(codec.mostLength()).isEqualTo(compiled.length);
    byte[] encoded = codec.encode(json);
    int at = 0;
    for (int i = 0; i < entries.size(); i++) {
      int length = Copybooks.codec(ASCII, "01 REC.", entries.get(i)).mostLength();
      String ours = new String(encoded, at, length, StandardCharsets.ISO_8859_1);
      String theirs = new String(compiled, at, length, StandardCharsets.ISO_8859_1);
      assertThat(ours).as(entries.get(i) + " " + moves.get(i)).isEqualTo(theirs);
      at += length;
    }
    assertThat(codec.encode(codec.decode(compiled))).isEqualTo(compiled);
  }

  private byte[] run(List<String> entries, List<String> moves) throws Exception {
    List<String> all = new ArrayList<>(List.of("01 REC."));
    all.addAll(entries);
    return run(List.of(IBM.split(" ", -1)), all, moves, List.of("DISPLAY REC WITH NO ADVANCING."));
  }

  /** All records from one program, each with its name behind it. */
  private List<byte[]> compiled(Dialect dialect, List<CobolRecord> records) throws Exception {
    List<String> entries = new ArrayList<>();
    List<String> moves = new ArrayList<>();
    List<String> displays = new ArrayList<>();
    for (CobolRecord record : records) {
      entries.addAll(record.entries);
      // The whole of its room: DISPLAY of the record itself ends where it would if items slid.
      String whole = record.name;
      if (dialect.options.is(CodecOption.ODO_SLIDE, "false")) {
        String[] copybook = record.entries.toArray(new String[0]);
        whole += " (1:" + Copybooks.codec(dialect.options, copybook).mostLength() + ")";
      }
      // Slack is X'00' with us; the compiler leaves what was there.
      moves.add("MOVE LOW-VALUES TO " + whole + ".");
      moves.addAll(record.moves);
      displays.add("DISPLAY " + whole + ' ' + end(record) + " WITH NO ADVANCING.");
    }
    String output =
        new String(run(dialect.flags, entries, moves, displays), StandardCharsets.ISO_8859_1);
    List<byte[]> each = new ArrayList<>();
    int at = 0;
    for (CobolRecord record : records) {
      String end = end(record).replace("\"", "");
      int next = output.indexOf(end, at);
      each.add(output.substring(at, next).getBytes(StandardCharsets.ISO_8859_1));
      at = next + end.length();
    }
    return each;
  }

  private static String end(CobolRecord record) {
    return "\"<<end of " + record.name + ">>\"";
  }

  private byte[] run(
      List<String> flags, List<String> entries, List<String> moves, List<String> displays)
      throws Exception {
    assumeTrue(installed(), "GnuCOBOL is not installed: cobc");
    List<String> lines = new ArrayList<>();
    lines.addAll(List.of("IDENTIFICATION DIVISION.", "PROGRAM-ID. T.", "DATA DIVISION."));
    lines.add("WORKING-STORAGE SECTION.");
    lines.addAll(entries);
    lines.add("PROCEDURE DIVISION.");
    lines.addAll(moves);
    lines.addAll(displays);
    lines.add("STOP RUN.");
    Files.write(folder.resolve("t.cob"), lines);
    List<String> compile = new ArrayList<>(List.of("cobc", "-x", "-free"));
    compile.addAll(flags);
    compile.addAll(List.of("-o", "t", "t.cob"));
    start(compile.toArray(new String[0]));
    start("./t");
    return Files.readAllBytes(folder.resolve("out"));
  }

  private void start(String... command) throws Exception {
    Process process =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectOutput(folder.resolve("out").toFile())
            .redirectError(folder.resolve("err").toFile())
            .start();
    assertThat(process.waitFor(300, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).as(Files.readString(folder.resolve("err"))).isZero();
  }

  private static boolean installed() {
    try {
      Process process = new ProcessBuilder("cobc", "--version").redirectErrorStream(true).start();
      process.getInputStream().readAllBytes();
      return process.waitFor() == 0;
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
