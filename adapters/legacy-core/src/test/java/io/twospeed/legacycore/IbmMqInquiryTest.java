package io.twospeed.legacycore;

import org.junit.jupiter.api.Tag;

/** What the core says to a person, over IBM's own client. */
@Tag("slow")
class IbmMqInquiryTest extends InquiryContract {
  @Override
  FakeCore newCore() throws Exception {
    return new MqCore(IbmBroker.any());
  }
}
