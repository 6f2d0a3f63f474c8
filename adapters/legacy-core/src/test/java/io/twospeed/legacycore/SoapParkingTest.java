package io.twospeed.legacycore;

/** When a call is left to a person, over a real HTTP server. */
class SoapParkingTest extends ParkingContract {
  @Override
  FakeCore newCore() throws Exception {
    return new SoapCore();
  }
}
