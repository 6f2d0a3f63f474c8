package io.twospeed.legacycore;

/** What the core says to a person, over IBM's own client. */
class IbmMqInquiryTest extends InquiryContract {
  @Override
  FakeCore newCore() throws Exception {
    return new MqCore(IbmBroker.any());
  }
}
