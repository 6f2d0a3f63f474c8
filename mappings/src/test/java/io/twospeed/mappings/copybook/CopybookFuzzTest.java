package io.twospeed.mappings.copybook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.sun.management.ThreadMXBean;
import io.twospeed.mappings.Fuzz;
import io.twospeed.mappings.copybook.coding.RecordException;
import io.twospeed.mappings.copybook.options.CodecOptions;
import io.twospeed.mappings.copybook.record.RecordCodec;
import io.twospeed.mappings.copybook.source.CopybookException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import org.junit.jupiter.api.Tag;

/** Copybooks, records and JSON that were right before something was changed. */
@Tag("slow")
class CopybookFuzzTest {
  private static final Path CONTRACTS = Path.of("contracts");
  private static final List<Map<String, String>> OPTIONS =
      List.of(
          Map.of(),
          Map.of("sourceFormat", "free", "charset", "935"),
          Map.of("strings", "true", "numericSpaces", "null", "edited", "text"),
          Map.of("odoSlide", "false", "missingFields", "initialize", "numericLowValues", "null"),
          Map.of("allViews", "true", "trailingBytes", "ignore", "binaryRange", "native"),
          Map.of("charset", "GB18030", "floatFormat", "ieee754-little-endian"),
          Map.of("charset", "1208", "comp5Endian", "little", "pointerSize", "8"),
          Map.of("charset", "US-ASCII", "zonedSign", "ascii-0x70", "binarySize", "1-2-4-8"));
  private static final List<Map<String, String>> FRAMINGS =
      List.of(
          Map.of(),
          Map.of("recordFraming", "RDW"),
          Map.of("recordFraming", "RDW", "rdwIncludesItself", "false"),
          Map.of("recordFraming", "BDW"),
          Map.of("recordFraming", "BDW", "rdwIncludesItself", "false"),
          Map.of("recordLength", "40"),
          Map.of("recordLength", "40", "trailingBytes", "ignore"));
  private static final List<String> WORDS =
      List.of(
          "01",
          "05",
          "49",
          "66",
          "77",
          "88",
          "FILLER",
          "PIC",
          "X(3)",
          "S9(4)V99",
          "ZZ9.99-",
          "N(2)",
          "G(2)",
          "PPP9",
          "9(18)",
          "COMP",
          "COMP-1",
          "COMP-2",
          "COMP-3",
          "COMP-5",
          "COMP-6",
          "NATIONAL",
          "POINTER",
          "OCCURS 3",
          "OCCURS 0 TO 5 DEPENDING ON",
          "REDEFINES",
          "RENAMES",
          "THRU",
          "VALUE",
          "VALUE ALL 'AB'",
          "'X'",
          "X'00FF'",
          "-1.5",
          "ZERO",
          "SPACES",
          "SYNC",
          "JUST",
          "BLANK WHEN ZERO",
          "SIGN LEADING SEPARATE",
          "COPY COREHDR",
          "COPY",
          "REPLACING",
          "==",
          "LEADING ==A== BY ==B==",
          "INDEXED BY I",
          ".",
          ".\n",
          "'",
          "GROUP-USAGE NATIONAL");

  /** Beyond this the encoder may well need the memory the copybook asks for. */
  private static final int LARGE = 1 << 20;

  private static final List<String> TEXTS = new ArrayList<>();
  private static Path folder = CONTRACTS;

  @BeforeContainer
  static void theContracts() throws IOException {
    folder = Files.createTempDirectory("fuzz");
    try (Stream<Path> files = Files.list(CONTRACTS)) {
      for (Path file : files.filter(each -> each.toString().endsWith(".cpy")).sorted().toList()) {
        Files.copy(file, folder.resolve(String.valueOf(file.getFileName())));
        TEXTS.add(Files.readString(file));
      }
    }
    assertThat(TEXTS).hasSizeGreaterThan(5);
  }

  @AfterContainer
  static void nothingIsLeft() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.toList()) {
        Files.delete(file);
      }
    }
    Files.delete(folder);
    TEXTS.clear();
  }

  @Property(tries = 800, shrinking = ShrinkingMode.OFF)
  void aCopybookWithSomethingChangedIsReadOrRefused(@ForAll long seed) {
    Fuzz fuzz = new Fuzz(seed);
    for (int i = 0; i < Fuzz.times(); i++) {
      String text =
          fuzz.upTo(3) == 0
              ? "       " + String.join("\n       ", new GeneratedCopybook(seed + i).lines()) + "\n"
              : fuzz.one(TEXTS);
      Copybook copybook = readOrRefused(fuzz.mutated(text, WORDS), options(fuzz));
      if (copybook != null) {
        anything(copybook, fuzz);
      }
    }
  }

  private static void anything(Copybook copybook, Fuzz fuzz) {
    for (String record : copybook.records()) {
      RecordCodec codec = copybook.codec(record);
      if (codec.mostLength() < LARGE) {
        List<String> names = names(codec);
        decoded(copybook, record, fuzz.mutated(new byte[Math.min(300, codec.mostLength())]));
        encoded(copybook, record, fuzz.json(names, 4));
        encoded(copybook, record, fuzz.object(names, 4));
      }
    }
  }

  @Property(tries = 600, shrinking = ShrinkingMode.OFF)
  void aRecordWithSomethingChangedIsReadOrRefused(@ForAll long seed) {
    Fuzz fuzz = new Fuzz(seed);
    for (int i = 0; i < Fuzz.times(); i++) {
      GeneratedCopybook generated = new GeneratedCopybook(seed + i);
      Copybook copybook = Copybooks.of(generated.lines());
      RecordCodec codec = copybook.codec("REC");
      byte[] bytes = codec.encode(generated.value);
      Copybook other = Copybooks.of(options(fuzz).with("sourceFormat", "fixed"), generated.lines());
      for (int j = 0; j < 8; j++) {
        decoded(copybook, "REC", fuzz.mutated(bytes));
        decoded(other, "REC", fuzz.mutated(bytes));
        encoded(other, "REC", fuzz.mutated(generated.value, names(codec)));
      }
    }
  }

  @Property(tries = 400, shrinking = ShrinkingMode.OFF)
  void aRecordOfTheContractsIsReadOrRefused(@ForAll long seed) {
    Fuzz fuzz = new Fuzz(seed);
    for (int i = 0; i < Fuzz.times(); i++) {
      Copybook copybook = contract(fuzz.one(TEXTS), fuzz);
      RecordCodec codec = copybook.codec(fuzz.one(copybook.records()));
      byte[] zeros = new byte[codec.leastLength() + 30];
      java.util.Arrays.fill(zeros, (byte) 0xF0);
      decoded(copybook, codec.name(), fuzz.mutated(fuzz.mutated(zeros)));
      encoded(copybook, codec.name(), fuzz.object(names(codec), 4));
    }
  }

  private static final Map<String, Copybook> READ = new HashMap<>();

  private static Copybook contract(String text, Fuzz fuzz) {
    CodecOptions options = options(fuzz).with("sourceFormat", "fixed");
    return READ.computeIfAbsent(
        text + options,
        key -> {
          try {
            return Copybook.read(Files.writeString(folder.resolve("FUZZ.cpy"), text), options);
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
        });
  }

  @Example
  void aCounterThatClaimsMoreThanThereIsTakesNoMemory() {
    RecordCodec codec =
        Copybooks.codec(
            "01  R.",
            "    05  N PIC 9(6).",
            "    05  T OCCURS 0 TO 999999 DEPENDING ON N.",
            "        10  A PIC X(100).");
    byte[] claims = Copybooks.hex("F9F9F9F9F9F9 C1C1C1C1");
    assertThatThrownBy(() -> codec.decode(claims)).isInstanceOf(RecordException.class);
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long before = threads.getCurrentThreadAllocatedBytes();
    assertThatThrownBy(() -> codec.decode(claims))
        .hasMessage(
            "R.T at offset 6 (TEST.cpy:3): found the end of the record after 4 bytes of the field,"
                + " expected 99999900 bytes; fix: check that the copybook is the one the record was"
                + " written with, and the record's length");
    assertThat(threads.getCurrentThreadAllocatedBytes() - before).isLessThan(1_000_000);
  }

  @Example
  void aWordThatClaimsMoreThanThereIsTakesNoMemory() {
    for (Map<String, String> framing : FRAMINGS.subList(1, 5)) {
      Copybook copybook = Copybooks.of(CodecOptions.defaults().with(framing), "01  R PIC X(4).");
      assertThatThrownBy(() -> copybook.stream().decode(Copybooks.hex("FFFFFFFF 00080000 C1C1")))
          .isInstanceOf(RecordException.class)
          .hasMessageContaining("check recordFraming");
    }
  }

  private static CodecOptions options(Fuzz fuzz) {
    return CodecOptions.defaults().with(fuzz.one(OPTIONS)).with(fuzz.one(FRAMINGS));
  }

  private static List<String> names(RecordCodec codec) {
    List<String> names = new ArrayList<>(codec.names());
    names.add(codec.name());
    return names;
  }

  private static @org.jspecify.annotations.Nullable Copybook readOrRefused(
      String text, CodecOptions options) {
    try {
      return Copybook.read(Files.writeString(folder.resolve("FUZZ.cpy"), text), options);
    } catch (CopybookException refused) {
      assertThat(refused.findings()).isNotEmpty().hasSizeLessThanOrEqualTo(100);
      assertThat(refused.findings())
          .allMatch(each -> !each.what().isEmpty() && !each.expected().isEmpty());
      assertThat(refused.findings()).allMatch(each -> !each.fix().isEmpty());
      return null;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (RuntimeException | StackOverflowError e) {
      throw new AssertionError("with " + options + " the copybook\n" + text, e);
    }
  }

  /** Read one alone and as a message of several; what is read can be written, or is refused. */
  private static void decoded(Copybook copybook, String record, byte[] bytes) {
    try {
      try {
        encoded(copybook, record, copybook.codec(record).decode(bytes));
      } catch (RecordException refused) {
        assertThat(refused.getMessage()).contains(": found ", ", expected ", "; fix: ");
      }
      copybook.stream(record).decode(bytes);
      copybook.stream().decode(bytes);
    } catch (RecordException refused) {
      assertThat(refused.getMessage()).contains(": found ", ", expected ", "; fix: ");
    } catch (RuntimeException | StackOverflowError e) {
      throw new AssertionError(copybook.options() + " " + Copybooks.hex(bytes), e);
    }
  }

  private static void encoded(Copybook copybook, String record, JsonNode json) {
    try {
      try {
        copybook.codec(record).encode(json);
      } catch (RecordException refused) {
        assertThat(refused.getMessage()).contains(": found ", ", expected ", "; fix: ");
      }
      copybook.stream(record)
          .encode(List.of(JsonNodeFactory.instance.objectNode().set(record, json)));
      copybook.stream().encode(List.of(json));
    } catch (RecordException refused) {
      assertThat(refused.getMessage()).contains(": found ", ", expected ", "; fix: ");
    } catch (RuntimeException | StackOverflowError e) {
      throw new AssertionError(copybook.options() + " " + json.getNodeType(), e);
    }
  }
}
