package io.twospeed.mappings.copybook.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.twospeed.mappings.copybook.Copybook;
import io.twospeed.mappings.copybook.options.CodecOptions;
import io.twospeed.mappings.copybook.record.CobolRecord.Shape;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Copybooks in fixed format with anything in columns 1 to 6 and from 73 on, as the compiler
 * GnuCOBOL reads them, where it is installed.
 */
class IdentificationTest {
  private static final int RECORDS = 60;
  private static final int CODE = 65;
  private static final CodecOptions OPTIONS =
      CodecOptions.defaults().with("charset", "US-ASCII").with("binarySize", "2-4-8");
  private static final String[] PAST = {
    "26.10.94",
    "REL 2.1",
    "CR12345.",
    ".",
    "\u00c4\u00d6\u00dc \u00df",
    "'",
    "\"",
    "VALUE 1.",
    "00000100",
    "*> X",
    "PIC X.",
    ">>SOURCE",
    "$SET",
    "==",
    "05 Z.",
    "-",
    ",;",
    "D",
    "      ."
  };

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(longs = {20261130, 73, 80})
  void whateverStandsBesideTheCodeTheLengthsAreTheCompilers(long seed) throws Exception {
    Random random = new Random(seed);
    List<CobolRecord> records = new ArrayList<>();
    StringBuilder text = new StringBuilder();
    for (int i = 1; i <= RECORDS; i++) {
      CobolRecord record = new CobolRecord(i, Shape.FIXED, random);
      records.add(record);
      record.entries.forEach(entry -> text.append(line(entry, random)));
    }
    Path file = folder.resolve("BOOK.cpy");
    Files.writeString(file, text, StandardCharsets.ISO_8859_1);
    Copybook copybook = Copybook.read(file, OPTIONS);
    List<Integer> compiled = lengths(records);
    for (int i = 0; i < RECORDS; i++) {
      assertThat(copybook.codec(records.get(i).name).mostLength())
          .as("seed " + seed + " " + records.get(i).entries)
          .isEqualTo(compiled.get(i));
    }
  }

  /** An entry in columns 8 to 72, now and then up to the last of them. */
  private static String line(String entry, Random random) {
    assertThat(entry).hasSizeLessThanOrEqualTo(CODE);
    String code =
        random.nextInt(4) == 0
            ? " ".repeat(CODE - entry.length()) + entry
            : String.format("%-" + CODE + "s", entry);
    String past = random.nextBoolean() ? PAST[random.nextInt(PAST.length)] : anything(random, 8);
    return anything(random, 6) + " " + code + past + "\n";
  }

  private static String anything(Random random, int length) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < length; i++) {
      text.append(
          (char) (random.nextInt(8) == 0 ? 0xC0 + random.nextInt(64) : 33 + random.nextInt(94)));
    }
    return text.toString();
  }

  private List<Integer> lengths(List<CobolRecord> records) throws Exception {
    assumeTrue(installed(), "GnuCOBOL is not installed: cobc");
    List<String> lines = new ArrayList<>();
    lines.addAll(List.of("IDENTIFICATION DIVISION.", "PROGRAM-ID. T.", "DATA DIVISION."));
    lines.addAll(List.of("WORKING-STORAGE SECTION.", "COPY \"BOOK.cpy\".", "PROCEDURE DIVISION."));
    records.forEach(record -> lines.add("DISPLAY FUNCTION LENGTH(" + record.name + ")."));
    lines.add("STOP RUN.");
    lines.replaceAll(line -> "       " + line);
    Files.write(folder.resolve("t.cob"), lines);
    start("cobc", "-x", "-fixed", "-std=ibm", "-o", "t", "t.cob");
    start("./t");
    return Files.readAllLines(folder.resolve("out")).stream()
        .map(each -> Integer.parseInt(each.strip()))
        .toList();
  }

  private void start(String... command) throws Exception {
    Process process =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectOutput(folder.resolve("out").toFile())
            .redirectError(folder.resolve("err").toFile())
            .start();
    assertThat(process.waitFor(300, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue())
        .as(Files.readString(folder.resolve("err"), StandardCharsets.ISO_8859_1))
        .isZero();
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
