package io.twospeed.legacycore;

/** Undoing over a real broker. */
class MqUndoingTest extends UndoingContract {

  @Override
  FakeCore newCore() throws Exception {
    return new MqCore();
  }
}
