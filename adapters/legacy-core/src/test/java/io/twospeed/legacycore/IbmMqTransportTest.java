package io.twospeed.legacycore;

/** The contract with IBM's own client. */
class IbmMqTransportTest extends MqTransportTest {
  @Override
  FakeCore newCore() throws Exception {
    return new MqCore(IbmBroker.any());
  }
}
