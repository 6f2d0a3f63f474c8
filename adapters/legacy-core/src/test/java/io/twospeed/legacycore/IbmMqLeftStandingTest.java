package io.twospeed.legacycore;

/** What stays of an interaction, over IBM's own client. */
class IbmMqLeftStandingTest extends LeftStandingContract {
  @Override
  FakeCore newCore() throws Exception {
    return new MqCore(IbmBroker.any());
  }
}
