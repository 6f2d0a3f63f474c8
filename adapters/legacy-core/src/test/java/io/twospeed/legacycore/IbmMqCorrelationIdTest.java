package io.twospeed.legacycore;

import io.twospeed.legacycore.settings.CorrelationPattern;
import org.junit.jupiter.api.Tag;

/** The contract with IBM's own client, where the core copies our CorrelId into its reply. */
@Tag("slow")
class IbmMqCorrelationIdTest extends MqCorrelationIdTest {
  @Override
  FakeCore newCore() throws Exception {
    return new MqCore(IbmBroker.any()).correlating(CorrelationPattern.CORRELATION_ID);
  }
}
