package io.twospeed.legacycore;

/** What stays of an interaction, over a real broker. */
class MqLeftStandingTest extends LeftStandingContract {
  @Override
  FakeCore newCore() throws Exception {
    return new MqCore();
  }
}
