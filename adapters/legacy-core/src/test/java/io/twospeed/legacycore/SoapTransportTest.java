package io.twospeed.legacycore;

import static org.assertj.core.api.Assertions.assertThat;

import io.twospeed.journal.calls.CoreCallState;
import io.twospeed.legacycore.call.CoreCallException;
import io.twospeed.legacycore.call.CoreCallException.Kind;
import io.twospeed.legacycore.settings.SoapSettings;
import org.junit.jupiter.api.Test;

/** The contract over a real HTTP server, and what is SOAP's alone. */
class SoapTransportTest extends TransportContract {

  @Override
  FakeCore newCore() throws Exception {
    return new SoapCore();
  }

  @Override
  int callsInFlight() {
    // Each holds a connection, and both of its ends are in this process.
    return 500;
  }

  @Test
  void theSoapActionIsSentInQuotes() {
    Outcome.of(door, "read", "answer 1").answer();
    assertThat(((SoapCore) core).actions()).containsOnly("\"urn:t/Ask\"");
  }

  @Test
  void aTypedFaultIsARefusal() {
    CoreCallException problem = Outcome.of(door, "change", "fault").problem();
    assertThat(problem.kind()).isEqualTo(Kind.REFUSED);
    assertThat(problem.outcome()).isEqualTo(CoreCallState.REJECTED);
  }

  @Test
  void whatIsRefusedAsTooLateTimedOutAndMayHaveBeenDoneAllTheSame() {
    CoreCallException problem = Outcome.of(door, "change", "expired").problem();
    assertThat(problem.kind()).isEqualTo(Kind.TIMEOUT);
    assertThat(problem).hasMessageContaining("refused the request as expired");
    assertThat(problem.outcome()).isEqualTo(CoreCallState.IN_DOUBT);
  }

  @Test
  void aConnectionThatBreaksLeavesAChangeInDoubt() {
    CoreCallException problem = Outcome.of(door, "change", "break").problem();
    assertThat(problem.kind()).isEqualTo(Kind.UNAVAILABLE);
    assertThat(problem.outcome()).isEqualTo(CoreCallState.IN_DOUBT);
    assertThat(problem).hasMessageContaining("no answer from http://127.0.0.1:");
    assertThat(core.requests()).containsOnlyOnce("break");
  }

  @Test
  void aRedirectIsNotFollowed() {
    CoreCallException problem = Outcome.of(door, "change", "raw 302 text/xml .").problem();
    assertThat(problem.kind()).isEqualTo(Kind.GARBLED);
    assertThat(problem)
        .hasMessageContaining("HTTP status 302 with text/xml; expected 200, or 500 with a fault");
  }

  @Test
  void aContainersErrorPageIsNoAnswer() {
    CoreCallException problem = Outcome.of(door, "change", "raw 404 text/html .").problem();
    assertThat(problem.status()).isEqualTo(502);
    assertThat(problem).hasMessageContaining("HTTP status 404 with text/html");
  }

  @Test
  void aGatewayThatCannotReachTheCoreIsUnavailabilityInDoubt() {
    CoreCallException problem = Outcome.of(door, "change", "raw 503 text/html .").problem();
    assertThat(problem.kind()).isEqualTo(Kind.UNAVAILABLE);
    assertThat(problem.outcome()).isEqualTo(CoreCallState.IN_DOUBT);
  }

  @Test
  void aReplyLongerThanTheLimitIsGarbled() {
    door.close();
    SoapSettings all = SoapSettings.of(((SoapCore) core).endpoint());
    door =
        open(
            FakeCore.system(null, new SoapSettings(all.endpoint(), all.connectTimeout(), 4, 1024)));
    String request = "raw 200 text/xml " + "x".repeat(1025);
    assertThat(Outcome.of(door, "read", request).problem())
        .hasMessageContaining("the reply is longer than 1024 bytes");
    assertThat(Outcome.of(door, "read", "answer 1").answer()).isEqualTo("1");
  }
}
