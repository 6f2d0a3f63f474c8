package io.twospeed.legacycore;

import org.junit.jupiter.api.Tag;

/** What the core says otherwise, over a real broker. */
@Tag("slow")
class MqContradictionTest extends ContradictionContract {

  @Override
  FakeCore newCore() throws Exception {
    return new MqCore();
  }
}
