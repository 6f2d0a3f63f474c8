package io.twospeed.legacycore;

import io.twospeed.legacycore.settings.CorrelationPattern;
import org.junit.jupiter.api.Tag;

/** Settlement over a real broker, where the reply carries our own correlation id. */
@Tag("slow")
class MqOurCorrelationSettlementTest extends MqSettlementTest {

  @Override
  FakeCore newCore() throws Exception {
    return new MqCore().correlating(CorrelationPattern.CORRELATION_ID);
  }
}
