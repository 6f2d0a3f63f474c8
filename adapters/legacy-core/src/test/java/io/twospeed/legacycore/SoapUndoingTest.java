package io.twospeed.legacycore;

/** Undoing over a real HTTP server. */
class SoapUndoingTest extends UndoingContract {

  @Override
  FakeCore newCore() throws Exception {
    return new SoapCore();
  }
}
