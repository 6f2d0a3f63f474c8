package io.twospeed.mappings.copybook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Records as the compiler GnuCOBOL lays them out and fills them, where it is installed. In ASCII,
 * with the options that make both speak of the same thing.
 */
class GnuCobolTest {
  private static final CodecOptions ASCII = CodecOptions.defaults().with("charset", "US-ASCII");
  private static final String[] EDITED = {
    "ZZ9", "ZZZ", "ZZ,ZZ9.99", "ZZZ.ZZ", "***,**9.99", "***.**", "$$,$$9.99", "$ZZ9.99", "-ZZ9",
    "+ZZ9", "ZZ9-", "ZZ9+", "---9.99", "+++9", "9(3).99CR", "9(3).99DB", "99B99", "ZZ9V99",
    "--,--9.99", "*(4)9.99-", "$(4).$$"
  };
  private static final String[] VALUES = {"0", "0.05", "7", "12.3", "99", "1.5"};

  @TempDir Path folder;

  @Test
  void fieldsHaveTheCompilersBytes() throws Exception {
    Random random = new Random(20261124);
    List<String> entries = new ArrayList<>();
    List<String> moves = new ArrayList<>();
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    for (int i = 0; i < 120; i++) {
      String name = "F" + i;
      int digits = 1 + random.nextInt(18);
      int scale = random.nextInt(digits + 1);
      boolean signed = random.nextBoolean();
      String[] usages = {
        "", "COMP-3", "COMP", signed ? "SIGN LEADING SEPARATE" : "", signed ? "SIGN LEADING" : ""
      };
      String whole = digits > scale ? "9(" + (digits - scale) + ")" : "";
      String picture = (signed ? "S" : "") + whole + (scale > 0 ? "V9(" + scale + ")" : "");
      entries.add("05 " + name + " PIC " + picture + " " + usages[random.nextInt(5)] + ".");
      BigInteger unscaled = new BigInteger(59, random).mod(BigInteger.TEN.pow(digits));
      boolean minus = signed && random.nextBoolean();
      add(name, new BigDecimal(minus ? unscaled.negate() : unscaled, scale), json, moves);
    }
    compare(entries, moves, json);
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
    assumeTrue(installed(), "GnuCOBOL is not installed: cobc");
    StringBuilder program = new StringBuilder();
    program.append("IDENTIFICATION DIVISION.\nPROGRAM-ID. T.\nDATA DIVISION.\n");
    program.append("WORKING-STORAGE SECTION.\n01 REC.\n");
    entries.forEach(entry -> program.append(entry).append('\n'));
    program.append("PROCEDURE DIVISION.\n");
    moves.forEach(move -> program.append(move).append('\n'));
    program.append("DISPLAY REC WITH NO ADVANCING.\nSTOP RUN.\n");
    Files.writeString(folder.resolve("t.cob"), program);
    start("cobc", "-x", "-free", "-std=ibm", "-fsign=EBCDIC", "-o", "t", "t.cob");
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
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
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
