package io.twospeed.legacycore;

/** What stays of an interaction, over a real HTTP server. */
class SoapLeftStandingTest extends LeftStandingContract {
  @Override
  FakeCore newCore() throws Exception {
    return new SoapCore();
  }
}
