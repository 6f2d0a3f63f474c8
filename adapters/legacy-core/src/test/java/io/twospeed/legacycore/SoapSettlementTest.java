package io.twospeed.legacycore;

import org.junit.jupiter.api.Tag;

/** Settlement over a real HTTP server. */
@Tag("slow")
class SoapSettlementTest extends SettlementContract {

  @Override
  FakeCore newCore() throws Exception {
    return new SoapCore();
  }
}
