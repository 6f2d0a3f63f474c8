package io.twospeed.legacycore;

/** When a call is left to a person, over a real broker. */
class MqParkingTest extends ParkingContract {
  @Override
  FakeCore newCore() throws Exception {
    return new MqCore();
  }
}
