package io.twospeed.legacycore;

import org.junit.jupiter.api.Tag;

/** When a call is left to a person, over a real broker. */
@Tag("slow")
class MqParkingTest extends ParkingContract {
  @Override
  FakeCore newCore() throws Exception {
    return new MqCore();
  }
}
