package io.twospeed.legacycore;

import org.junit.jupiter.api.Tag;

/** What stays of an interaction, over IBM's own client. */
@Tag("slow")
class IbmMqLeftStandingTest extends LeftStandingContract {
  @Override
  FakeCore newCore() throws Exception {
    return new MqCore(IbmBroker.any());
  }
}
