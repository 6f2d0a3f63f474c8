package io.twospeed.legacycore;

import org.junit.jupiter.api.Tag;

/** What the core says otherwise, with IBM's own client. */
@Tag("slow")
class IbmMqContradictionTest extends ContradictionContract {
  @Override
  FakeCore newCore() throws Exception {
    return new MqCore(IbmBroker.any());
  }
}
