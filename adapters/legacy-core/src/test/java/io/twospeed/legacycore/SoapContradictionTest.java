package io.twospeed.legacycore;

/** What the core says otherwise, over a real HTTP server. */
class SoapContradictionTest extends ContradictionContract {

  @Override
  FakeCore newCore() throws Exception {
    return new SoapCore();
  }
}
