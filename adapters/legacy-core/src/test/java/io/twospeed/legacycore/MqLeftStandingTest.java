package io.twospeed.legacycore;

import org.junit.jupiter.api.Tag;

/** What stays of an interaction, over a real broker. */
@Tag("slow")
class MqLeftStandingTest extends LeftStandingContract {
  @Override
  FakeCore newCore() throws Exception {
    return new MqCore();
  }
}
