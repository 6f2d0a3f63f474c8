package io.twospeed.legacycore;

import org.junit.jupiter.api.Tag;

/** The contract with IBM's own client. */
@Tag("slow")
class IbmMqTransportTest extends MqTransportTest {
  @Override
  FakeCore newCore() throws Exception {
    return new MqCore(IbmBroker.any());
  }
}
