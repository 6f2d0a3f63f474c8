package io.twospeed.legacycore;

/** What the core says to a person, over a real broker. */
class MqInquiryTest extends InquiryContract {
  @Override
  FakeCore newCore() throws Exception {
    return new MqCore();
  }
}
