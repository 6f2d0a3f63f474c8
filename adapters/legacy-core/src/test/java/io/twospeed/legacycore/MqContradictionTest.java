package io.twospeed.legacycore;

/** What the core says otherwise, over a real broker. */
class MqContradictionTest extends ContradictionContract {

  @Override
  FakeCore newCore() throws Exception {
    return new MqCore();
  }
}
