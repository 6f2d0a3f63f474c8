package io.twospeed.legacycore;

/** The contract with IBM's own client, where the core copies our CorrelId into its reply. */
class IbmMqCorrelationIdTest extends MqCorrelationIdTest {
  @Override
  FakeCore newCore() throws Exception {
    return new MqCore(IbmBroker.any()).correlating(CorrelationPattern.CORRELATION_ID);
  }
}
