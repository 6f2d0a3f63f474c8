package io.twospeed.legacycore;

import org.junit.jupiter.api.Tag;

/** What the core says otherwise, over a real HTTP server. */
@Tag("slow")
class SoapContradictionTest extends ContradictionContract {

  @Override
  FakeCore newCore() throws Exception {
    return new SoapCore();
  }
}
