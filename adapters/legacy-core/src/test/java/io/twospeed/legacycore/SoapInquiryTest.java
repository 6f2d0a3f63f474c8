package io.twospeed.legacycore;

/** What the core says to a person, over a real HTTP server. */
class SoapInquiryTest extends InquiryContract {
  @Override
  FakeCore newCore() throws Exception {
    return new SoapCore();
  }
}
