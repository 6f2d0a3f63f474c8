package io.twospeed.legacycore;

import org.junit.jupiter.api.Tag;

/** What the core says to a person, over a real HTTP server. */
@Tag("slow")
class SoapInquiryTest extends InquiryContract {
  @Override
  FakeCore newCore() throws Exception {
    return new SoapCore();
  }
}
