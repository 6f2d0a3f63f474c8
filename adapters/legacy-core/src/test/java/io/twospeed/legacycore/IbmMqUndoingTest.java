package io.twospeed.legacycore;

import org.junit.jupiter.api.Tag;

/** Undoing with IBM's own client. */
@Tag("slow")
class IbmMqUndoingTest extends UndoingContract {
  @Override
  FakeCore newCore() throws Exception {
    return new MqCore(IbmBroker.any());
  }
}
