package io.twospeed.legacycore;

import org.junit.jupiter.api.Tag;

/** Undoing over a real broker. */
@Tag("slow")
class MqUndoingTest extends UndoingContract {

  @Override
  FakeCore newCore() throws Exception {
    return new MqCore();
  }
}
