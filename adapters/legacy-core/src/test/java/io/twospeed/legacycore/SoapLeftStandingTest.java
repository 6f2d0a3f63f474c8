package io.twospeed.legacycore;

import org.junit.jupiter.api.Tag;

/** What stays of an interaction, over a real HTTP server. */
@Tag("slow")
class SoapLeftStandingTest extends LeftStandingContract {
  @Override
  FakeCore newCore() throws Exception {
    return new SoapCore();
  }
}
