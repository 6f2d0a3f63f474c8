package io.twospeed.legacycore;

/** When a call is left to a person, over IBM's own client. */
class IbmMqParkingTest extends ParkingContract {
  @Override
  FakeCore newCore() throws Exception {
    return new MqCore(IbmBroker.any());
  }
}
