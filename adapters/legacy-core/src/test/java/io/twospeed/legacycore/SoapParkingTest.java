package io.twospeed.legacycore;

import org.junit.jupiter.api.Tag;

/** When a call is left to a person, over a real HTTP server. */
@Tag("slow")
class SoapParkingTest extends ParkingContract {
  @Override
  FakeCore newCore() throws Exception {
    return new SoapCore();
  }
}
