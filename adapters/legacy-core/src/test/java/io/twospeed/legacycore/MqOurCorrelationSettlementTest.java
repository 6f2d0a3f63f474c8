package io.twospeed.legacycore;

/** Settlement over a real broker, where the reply carries our own correlation id. */
class MqOurCorrelationSettlementTest extends MqSettlementTest {

  @Override
  FakeCore newCore() throws Exception {
    return new MqCore().correlating(CorrelationPattern.CORRELATION_ID);
  }
}
