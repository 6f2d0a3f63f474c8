package io.twospeed.legacycore;

/** Settlement over a real HTTP server. */
class SoapSettlementTest extends SettlementContract {

  @Override
  FakeCore newCore() throws Exception {
    return new SoapCore();
  }
}
