package io.twospeed.mappings.copybook.charset;

import static io.twospeed.mappings.copybook.Copybooks.codec;
import static io.twospeed.mappings.copybook.Copybooks.hex;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.twospeed.mappings.copybook.options.CodecOptions;
import io.twospeed.mappings.copybook.record.RecordCodec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Code pages; the bytes are those of glibc's iconv, but for the backslash of 278, which IBM and ICU
 * have at X'71'.
 */
class CodePageTest {

  @ParameterizedTest
  @CsvSource({
    "037,C1A9F0F9407B7C5BBABBC0D04F5AB0A1E07F",
    "500,C1A9F0F9407B7C5B4A5AC0D0BB4F5FA1E07F",
    "1047,C1A9F0F9407B7C5BADBDC0D04F5A5FA1E07F",
    "1140,C1A9F0F9407B7C5BBABBC0D04F5AB0A1E07F",
    "273,C1A9F0F9407BB55B63FC43DCBB4F5F59EC7F",
    "277,C1A9F0F9404A80679E9F9C47BB4F5FDCE07F",
    "278,C1A9F0F94063EC67B59F4347BB4F5FDC717F",
    "280,C1A9F0F940B1B55B90514454BB4F5F58487F",
    "284,C1A9F0F940697C5B4A5AC0D04FBBBABDE07F",
    "285,C1A9F0F9407B7C4AB1BBC0D04F5ABABCE07F",
    "297,C1A9F0F940B1445B90B55154BB4F5FBD487F",
  })
  void singleBytePagesDifferInTheirPunctuation(String ccsid, String bytes) {
    bothWays(ccsid, "Az09 #@$[]{}|!^~\\\"", bytes);
  }

  @ParameterizedTest
  @CsvSource({
    "935,A\u738b\u5c0f\u660e z,C10E579658A052980F40A9",
    "937,A\u738b\u5c0f\u660e z,C10E4CDD4C7150FB0F40A9",
    "1388,A\u738b\u5c0f\u660e z,C10E579658A052980F40A9",
    "939,A\u65e5\u672c\uff83 z,C10E456245660F8A40A9",
    "1399,A\u65e5\u672c z,C10E456245660F40A9",
    "GB18030,A\u738b\u20ac z,41CDF5A2E3207A",
    "1208,A\u738b z,41E78E8B207A",
  })
  void mixedPagesCarryBothKinds(String ccsid, String text, String bytes) {
    bothWays(ccsid, text, bytes);
  }

  private static void bothWays(String ccsid, String text, String bytes) {
    int length = bytes.length() / 2;
    RecordCodec codec =
        codec(
            CodecOptions.defaults().with("charset", ccsid),
            "01  R.",
            "    05  F PIC X(" + length + ").");
    byte[] encoded = codec.encode(JsonNodeFactory.instance.objectNode().put("F", text));
    assertThat(hex(encoded)).isEqualTo(bytes);
    assertThat(codec.decode(hex(bytes)).get("F").textValue()).isEqualTo(text);
  }

  @ParameterizedTest
  @CsvSource({"037", "500", "1047", "1140", "273", "277", "278", "280", "284", "285", "297"})
  void everyByteOfAnEbcdicPageComesBackAsItWas(String ccsid) {
    RecordCodec codec =
        codec(CodecOptions.defaults().with("charset", ccsid), "01  R.", "    05  F PIC X(256).");
    byte[] all = new byte[256];
    for (int i = 0; i < 256; i++) {
      all[i] = (byte) i;
    }
    var decoded = codec.decode(all);
    assertThat(codec.encode(decoded)).isEqualTo(all);
    assertThat(decoded.get("F").textValue().charAt(0x15)).isEqualTo('\n');
    assertThat(decoded.get("F").textValue().charAt(0x25)).isEqualTo('\u0085');
  }

  @Test
  void shiftOutWithoutShiftInIsRefused() {
    RecordCodec codec =
        codec(CodecOptions.defaults().with("charset", "935"), "01  R.", "    05  F PIC X(4).");
    assertThatThrownBy(() -> codec.decode(hex("C10E5796")))
        .hasMessageContaining("R.F at offset 3 (TEST.cpy:2): found a shift-out X'0E' without its");
  }
}
