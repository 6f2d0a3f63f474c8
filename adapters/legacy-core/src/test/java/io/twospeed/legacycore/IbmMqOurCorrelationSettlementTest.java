package io.twospeed.legacycore;

import io.twospeed.legacycore.settings.CorrelationPattern;
import org.junit.jupiter.api.Tag;

/** Settlement with IBM's own client, where replies and reports carry our own correlation id. */
@Tag("slow")
class IbmMqOurCorrelationSettlementTest extends IbmMqSettlementTest {
  @Override
  FakeCore newCore() throws Exception {
    return new MqCore(IbmBroker.any()).correlating(CorrelationPattern.CORRELATION_ID);
  }
}
