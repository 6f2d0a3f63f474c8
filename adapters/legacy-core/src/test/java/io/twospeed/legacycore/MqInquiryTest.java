package io.twospeed.legacycore;

import org.junit.jupiter.api.Tag;

/** What the core says to a person, over a real broker. */
@Tag("slow")
class MqInquiryTest extends InquiryContract {
  @Override
  FakeCore newCore() throws Exception {
    return new MqCore();
  }
}
