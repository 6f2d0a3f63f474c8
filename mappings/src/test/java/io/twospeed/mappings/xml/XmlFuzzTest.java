package io.twospeed.mappings.xml;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** Whatever comes, only our own exception comes out, and what is let in comes back the same. */
class XmlFuzzTest {
  private static final XmlCodec LOAN =
      XmlContract.read(Path.of("contracts/loans.wsdl"))
          .operation("GetSchedule")
          .orElseThrow()
          .request();
  private static final byte[] VALID =
      ("<GetSchedule xmlns=\"urn:corebank:loans:v1\"><channel>TSPD</channel>"
              + "<loanNumber>L00000000001</loanNumber></GetSchedule>")
          .getBytes(StandardCharsets.UTF_8);

  @Property(tries = 500)
  void arbitraryBytesAreRefused(@ForAll byte[] bytes) {
    assertThat(isReadOrRefused(bytes)).isTrue();
  }

  @Property(tries = 2_000)
  void aValidMessageWithBytesChangedIsReadOrRefused(
      @ForAll @IntRange(max = 120) int at,
      @ForAll byte changed,
      @ForAll @IntRange(max = 120) int cut) {
    byte[] bytes = VALID.clone();
    bytes[at % bytes.length] = changed;
    assertThat(isReadOrRefused(bytes)).isTrue();
    assertThat(isReadOrRefused(java.util.Arrays.copyOf(bytes, Math.min(cut, bytes.length))))
        .isTrue();
  }

  @Property(tries = 500)
  void anyTextComesBackOrIsRefused(@ForAll String channel) {
    JsonNode json =
        new JsonMapper()
            .createObjectNode()
            .put("channel", channel)
            .put("loanNumber", "L00000000001");
    try {
      assertThat(LOAN.toJson(LOAN.toXml(json))).isEqualTo(json);
    } catch (XmlException e) {
      assertThat(e)
          .hasMessageStartingWith("/GetSchedule/channel: a character that XML cannot carry");
    }
  }

  private static boolean isReadOrRefused(byte[] bytes) {
    try {
      return LOAN.toJson(bytes).isObject();
    } catch (XmlException e) {
      return true;
    }
  }
}
