package io.twospeed.legacycore;

import org.junit.jupiter.api.Tag;

/** When a call is left to a person, over IBM's own client. */
@Tag("slow")
class IbmMqParkingTest extends ParkingContract {
  @Override
  FakeCore newCore() throws Exception {
    return new MqCore(IbmBroker.any());
  }
}
