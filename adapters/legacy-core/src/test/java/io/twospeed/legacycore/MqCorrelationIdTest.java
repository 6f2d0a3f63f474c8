package io.twospeed.legacycore;

import static org.assertj.core.api.Assertions.assertThat;

import io.twospeed.legacycore.settings.CorrelationPattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The contract again, where the core copies our CorrelId into its reply. */
@Tag("slow")
class MqCorrelationIdTest extends MqTransportTest {

  @Override
  FakeCore newCore() throws Exception {
    return new MqCore().correlating(CorrelationPattern.CORRELATION_ID);
  }

  @Test
  void ourCorrelationIdIsOurReferencesBytesPaddedToTwentyFour() throws Exception {
    Outcome outcome = Outcome.of(door, "read", "answer 1");
    outcome.answer();
    assertThat(lastMessage().getJMSCorrelationID())
        .isEqualTo("ID:" + outcome.call().reference() + "0".repeat(16));
  }
}
