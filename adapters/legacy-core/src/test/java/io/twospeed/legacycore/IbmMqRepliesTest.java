package io.twospeed.legacycore;

import static org.assertj.core.api.Assertions.assertThat;

import io.twospeed.legacycore.call.CoreCallException;
import io.twospeed.mqstandin.queues.RecordedPut;
import io.twospeed.mqstandin.wire.Mqmd;
import io.twospeed.mqstandin.wire.MqmdField;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

/** Replies as they come from cores that do not do what they should, and what is said of them. */
class IbmMqRepliesTest extends IbmMqTest {
  private static final Mqmd NO_FORMAT = Mqmd.initial().with(MqmdField.CODED_CHAR_SET_ID, 37);

  private CoreCallException garbledBy(Mqmd descriptor, byte[] data) {
    Outcome[] outcome = new Outcome[1];
    RecordedPut request = put(() -> outcome[0] = Outcome.of(door, "read", "answer 1"));
    reply(request, descriptor, data);
    return outcome[0].problem();
  }

  @Test
  void aReplyPutAsTextIsNotReadBecauseItWasConverted() {
    Mqmd text =
        Mqmd.initial().with(MqmdField.FORMAT, "MQSTR").with(MqmdField.CODED_CHAR_SET_ID, 819);
    assertThat(garbledBy(text, "OK 1".getBytes(StandardCharsets.ISO_8859_1)))
        .hasMessageContaining(
            "the reply is a TextMessage, expected a BytesMessage (its descriptor says format MQSTR, CCSID 819, encoding 273): what is converted as text has lost its numbers; fix: let the core put it with MQFMT_NONE");
  }

  @Test
  void aReplyThatCannotBeReadIsToldWithTheCodePageItsDescriptorNames() {
    assertThat(garbledBy(NO_FORMAT, new byte[] {'?'}))
        .hasMessageContaining("(its descriptor says format MQFMT_NONE, CCSID 37, encoding 273)");
  }

  @Test
  void anRfh2ThatTheDescriptorDoesNotAnnounceIsToldForWhatItIs() {
    byte[] rfh2 = HexFormat.of().parseHex("52464820" + "00000002" + "00000024" + "00".repeat(24));
    assertThat(garbledBy(NO_FORMAT, rfh2))
        .hasMessageContaining(
            "the reply begins with an MQRFH2 that its descriptor does not announce (its descriptor says format MQFMT_NONE, CCSID 37, encoding 273); expected the record; fix: let the core put it without, or with Format MQHRF2");
  }

  @Test
  void anEmptyReplyIsToldWithItsDescriptor() {
    assertThat(garbledBy(NO_FORMAT, new byte[0])).hasMessageContaining("CCSID 37");
  }

  @Test
  void aReplyThatWasCutShortIsToldWithItsDescriptor() {
    assertThat(garbledBy(NO_FORMAT, "OK".getBytes(StandardCharsets.UTF_8)))
        .hasMessageContaining(
            "the reply is not what the contract says: the reply is 2 bytes, expected 40 (its descriptor says format MQFMT_NONE, CCSID 37, encoding 273)");
  }

  @Test
  void aReplyLongerThanAnyBufferTheClientBeginsWithComesWhole() {
    Outcome[] outcome = new Outcome[1];
    RecordedPut request = put(() -> outcome[0] = Outcome.of(door, "read", "answer 1"));
    String answer = "9".repeat(300_000);
    reply(request, NO_FORMAT, ("OK " + answer).getBytes(StandardCharsets.UTF_8));
    assertThat(outcome[0].answer()).isEqualTo(answer);
  }
}
