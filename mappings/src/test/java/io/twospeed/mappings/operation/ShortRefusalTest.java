package io.twospeed.mappings.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.twospeed.mappings.operation.script.TranslationException;
import io.twospeed.mappings.operation.wire.CoreReply;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A refusal need not have what a core that refuses has not. The header of the contracts' records,
 * written down by hand: RET-CODE lies in bytes 76 to 79 of 120.
 */
class ShortRefusalTest {
  private static final int CODE_AT = 76;
  private static final int CODE_END = 80;
  private static final int HEADER = 120;
  private static final int BRANCH_AT = 44;
  private static final OperationCatalogue CATALOGUE =
      OperationCatalogue.load(Path.of("."), Map.of());

  /** An example of a reply by mq, whole. */
  private static final class Reply {
    private final String operation;
    private final String name;
    private final byte[] bytes;

    Reply(String operation, String name, byte[] bytes) {
      this.operation = operation;
      this.name = name;
      this.bytes = bytes;
    }

    CoreReply read(byte[] wire) {
      return CATALOGUE.find(operation).orElseThrow().reply(wire);
    }

    byte[] coded(String code) {
      byte[] changed = bytes.clone();
      for (int i = 0; i < code.length(); i++) {
        changed[CODE_AT + i] = (byte) (0xF0 + code.charAt(i) - '0');
      }
      return changed;
    }

    @Override
    public String toString() {
      return operation + " " + name;
    }
  }

  static List<Reply> replies() throws IOException {
    try (Stream<Path> files = Files.walk(Path.of("core"))) {
      return files
          .filter(file -> file.toString().endsWith(".response.hex"))
          .sorted()
          .map(ShortRefusalTest::reply)
          .toList();
    }
  }

  private static Reply reply(Path file) {
    try {
      String digits = Files.readString(file).replaceAll("#.*", "").replaceAll("\\s", "");
      String operation = String.valueOf(file.getName(1));
      return new Reply(
          operation, String.valueOf(file.getFileName()), HexFormat.of().parseHex(digits));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static CoreReply.Refused insufficientFunds() {
    return new CoreReply.Refused(
        "2003", "insufficient-funds", 422, "The account has not enough available funds.");
  }

  @ParameterizedTest
  @MethodSource("replies")
  void aRefusalCutAtAnyByteBehindItsCodeIsThatRefusal(Reply reply) {
    byte[] refused = reply.coded("2003");
    for (int length = CODE_END; length <= refused.length; length++) {
      assertThat(reply.read(Arrays.copyOf(refused, length)))
          .as("cut to " + length)
          .isEqualTo(insufficientFunds());
    }
  }

  @ParameterizedTest
  @MethodSource("replies")
  void whatEndsBeforeItsCodeIsNoRefusalAndWhatEndsBeforeItsEndIsNoYes(Reply reply) {
    for (int length = 0; length < CODE_END; length++) {
      byte[] cut = Arrays.copyOf(reply.coded("2003"), length);
      assertThatThrownBy(() -> reply.read(cut)).isInstanceOf(TranslationException.class);
    }
    for (int length = 0; length < reply.bytes.length; length++) {
      byte[] cut = Arrays.copyOf(reply.coded("0000"), length);
      assertThatThrownBy(() -> reply.read(cut))
          .isInstanceOf(TranslationException.class)
          .hasMessageContaining("found the end of the record");
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0x40, 0xF0, 0x00, 0xFF})
  void aRefusalWhoseRestIsFillIsThatRefusal(int fill) throws IOException {
    for (Reply reply : replies()) {
      for (int more : new int[] {0, 1, 300}) {
        byte[] refused = Arrays.copyOf(reply.coded("2003"), reply.bytes.length + more);
        Arrays.fill(refused, HEADER, refused.length, (byte) fill);
        assertThat(reply.read(refused)).as(reply + " " + more).isEqualTo(insufficientFunds());
      }
    }
  }

  @Test
  void aBlankNumberInFrontOfTheCodeHidesNoRefusal() throws IOException {
    for (Reply reply : replies()) {
      byte[] refused = Arrays.copyOf(reply.coded("2003"), HEADER);
      Arrays.fill(refused, BRANCH_AT, BRANCH_AT + 6, (byte) 0x40);
      assertThat(reply.read(refused)).isEqualTo(insufficientFunds());
    }
  }

  @Test
  void aCodeThatIsNotListedIsKeptThoughTheHeaderIsAlone() throws IOException {
    for (Reply reply : replies()) {
      assertThat(reply.read(Arrays.copyOf(reply.coded("2099"), HEADER)))
          .isInstanceOfSatisfying(
              CoreReply.Refused.class,
              refused -> {
                assertThat(refused.code()).isEqualTo("2099");
                assertThat(refused.problem()).isEqualTo("core-refused");
                assertThat(refused.saysNothingWasDone()).isFalse();
              });
    }
  }

  @Test
  void bytesThatAreNoFieldsAndNoFillAreBelievedNothing() throws IOException {
    byte[] refused = reply(Path.of("core/accounts.balance/examples/two-holds.response.hex")).bytes;
    Reply reply = new Reply("accounts.balance", "", refused);
    byte[] another = reply.coded("2003");
    // A packed amount of letters, as where a release has moved the fields.
    Arrays.fill(another, 148, 156, (byte) 0xC1);
    assertThatThrownBy(() -> reply.read(another))
        .isInstanceOf(TranslationException.class)
        .hasMessageContaining("LEDGER-BAL at offset 148");
    byte[] longer = Arrays.copyOf(reply.coded("2003"), refused.length + 3);
    longer[refused.length] = (byte) 0xC1;
    assertThatThrownBy(() -> reply.read(longer))
        .isInstanceOf(TranslationException.class)
        .hasMessageContaining("found a record of " + longer.length + " bytes");
  }

  @Test
  void aHeaderConvertedToAsciiIsNoRefusal() throws IOException {
    for (Reply reply : replies()) {
      byte[] ascii = new byte[HEADER];
      Arrays.fill(ascii, (byte) ' ');
      byte[] code = "2003".getBytes(StandardCharsets.US_ASCII);
      System.arraycopy(code, 0, ascii, CODE_AT, code.length);
      assertThatThrownBy(() -> reply.read(ascii)).isInstanceOf(TranslationException.class);
      Arrays.fill(ascii, BRANCH_AT, BRANCH_AT + 6, (byte) 0xF0);
      assertThatThrownBy(() -> reply.read(ascii)).isInstanceOf(TranslationException.class);
    }
  }

  @Test
  void aCodeFilledUpWithLowValuesIsThatCodeWhereThatIsSaid(@TempDir Path folder)
      throws IOException {
    CoreOperation strict = one(folder.resolve("strict"), "01 RSP. 05 RC PIC X(4).", "\"12\"", "");
    CoreOperation lenient =
        one(folder.resolve("lenient"), "01 RSP. 05 RC PIC X(4).", "\"12\"", "padding: low-values");
    byte[] yes = HexFormat.of().parseHex("F1F20000");
    assertThat(lenient.reply(yes)).isInstanceOf(CoreReply.Accepted.class);
    assertThat(strict.reply(yes))
        .isInstanceOfSatisfying(
            CoreReply.Refused.class, refused -> assertThat(refused.saysNothingWasDone()).isFalse());
  }

  @Test
  void theCodeMayLieBehindTablesAndViews(@TempDir Path mappings) throws IOException {
    CoreOperation one =
        one(
            mappings,
            "01 RSP. 05 N PIC 9. 05 T PIC X(2) OCCURS 0 TO 3 DEPENDING ON N."
                + " 05 RC PIC S9(4) COMP. 05 AMT PIC S9(5) COMP-3. 05 LAST-PART PIC X(4)."
                + " 05 AGAIN REDEFINES LAST-PART PIC 9(4).",
            "\"0\"",
            "\"view:LAST-PART\": AGAIN");
    CoreReply no = new CoreReply.Refused("12", "no", 422, "No.");
    byte[] whole = HexFormat.of().parseHex("F2" + "C1C1C2C2" + "000C" + "12345C" + "F1F2F3F4");
    for (int length = 7; length <= whole.length; length++) {
      assertThat(one.reply(Arrays.copyOf(whole, length))).as("cut to " + length).isEqualTo(no);
    }
    for (int length = 0; length < 7; length++) {
      byte[] cut = Arrays.copyOf(whole, length);
      assertThatThrownBy(() -> one.reply(cut)).isInstanceOf(TranslationException.class);
    }
  }

  private static CoreOperation one(Path mappings, String response, String ok, String codec)
      throws IOException {
    Path core = Files.createDirectories(mappings.resolve("core/one"));
    Files.createDirectories(mappings.resolve("contracts"));
    Files.writeString(
        mappings.resolve("contracts/ONE.cpy"),
        "       01 REQ. 05 A PIC X.\n       " + response.replace(". 05", ".\n       05") + "\n");
    Files.writeString(
        core.resolve("operation.yaml"),
        """
        operation: one
        system: core-banking
        transport: { mq: { queue: Q } }
        request: { copybook: ONE.cpy, record: REQ, map: map.jslt }
        response: { copybook: ONE.cpy, record: RSP, map: answer.jslt }
        result: { field: RC, ok: [%s], codes: codes.yaml }
        effect: changes
        timeout: 2s
        codec: { %s }
        """
            .formatted(ok, codec));
    Files.writeString(core.resolve("map.jslt"), "{ \"A\": .A }\n");
    Files.writeString(core.resolve("answer.jslt"), "{ \"code\": .RC }\n");
    Files.writeString(
        core.resolve("codes.yaml"), "\"12\": { problem: no, status: 422, title: No. }\n");
    return OperationCatalogue.load(mappings, Map.of()).find("one").orElseThrow();
  }
}
