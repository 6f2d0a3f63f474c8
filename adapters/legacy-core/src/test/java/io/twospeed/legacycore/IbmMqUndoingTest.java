package io.twospeed.legacycore;

/** Undoing with IBM's own client. */
class IbmMqUndoingTest extends UndoingContract {
  @Override
  FakeCore newCore() throws Exception {
    return new MqCore(IbmBroker.any());
  }
}
