package io.twospeed.legacycore;

/** What the core says otherwise, with IBM's own client. */
class IbmMqContradictionTest extends ContradictionContract {
  @Override
  FakeCore newCore() throws Exception {
    return new MqCore(IbmBroker.any());
  }
}
