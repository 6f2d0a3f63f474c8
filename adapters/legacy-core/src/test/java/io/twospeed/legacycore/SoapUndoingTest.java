package io.twospeed.legacycore;

import org.junit.jupiter.api.Tag;

/** Undoing over a real HTTP server. */
@Tag("slow")
class SoapUndoingTest extends UndoingContract {

  @Override
  FakeCore newCore() throws Exception {
    return new SoapCore();
  }
}
