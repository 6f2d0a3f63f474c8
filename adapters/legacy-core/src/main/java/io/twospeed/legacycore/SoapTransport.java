package io.twospeed.legacycore;

/** Calls by SOAP. */
final class SoapTransport implements CoreTransport {
  private final HealthRecord health;

  SoapTransport(String system, SoapSettings settings, Shared shared) {
    this.health = new HealthRecord(shared.clock(), "x");
  }

  @Override
  public void start() {}

  @Override
  public void send(CoreCall call, byte[] request) {
    call.notDone(CallProblem.notConnected("no SOAP"));
  }

  @Override
  public SystemHealth health() {
    return health.now();
  }

  @Override
  public void close() {}
}
