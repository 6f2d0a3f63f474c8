package io.twospeed.legacycore.soap;

import io.twospeed.legacycore.call.CallProblem;
import io.twospeed.legacycore.call.CoreCall;
import io.twospeed.legacycore.operation.Shared;
import io.twospeed.legacycore.settings.SoapSettings;
import io.twospeed.legacycore.transport.CoreTransport;
import io.twospeed.legacycore.transport.HealthRecord;
import io.twospeed.legacycore.transport.StrayReplies;
import io.twospeed.legacycore.transport.SystemHealth;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.config.TlsConfig;
import org.apache.hc.client5.http.impl.async.HttpAsyncClients;
import org.apache.hc.client5.http.impl.async.MinimalHttpAsyncClient;
import org.apache.hc.client5.http.impl.nio.PoolingAsyncClientConnectionManagerBuilder;
import org.apache.hc.client5.http.nio.AsyncClientConnectionManager;
import org.apache.hc.client5.http.protocol.HttpClientContext;
import org.apache.hc.client5.http.ssl.ClientTlsStrategyBuilder;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http.nio.AsyncRequestProducer;
import org.apache.hc.core5.http.nio.ssl.TlsStrategy;
import org.apache.hc.core5.http2.HttpVersionPolicy;
import org.apache.hc.core5.http2.config.H2Config;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.pool.PoolConcurrencyPolicy;
import org.apache.hc.core5.reactor.IOReactorConfig;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * SOAP 1.1 over HTTP, non-blocking: the route goes on on the thread that read the reply. Nothing is
 * ever sent a second time, no redirect is followed.
 */
public final class SoapTransport implements CoreTransport {
  private static final Logger LOG = LoggerFactory.getLogger(SoapTransport.class);
  private static final int IO_THREADS = 2;
  private static final TimeValue CHECK_IDLE_AFTER = TimeValue.ofMilliseconds(500);

  /** How long a changing call's late reply is listened for. */
  private static final long LATE_MILLIS = 30_000;

  private static final long GRACE_MILLIS = 1_000;

  private final String system;
  private final SoapSettings settings;
  private final SecurityHeaders security;
  private final StrayReplies strays;
  private final HealthRecord health;
  private final MinimalHttpAsyncClient client;
  private final ConcurrentHashMap<CoreCall, Future<SoapReply>> underWay = new ConcurrentHashMap<>();

  public SoapTransport(String system, SoapSettings settings, Shared shared) {
    this.system = system;
    this.settings = settings;
    this.security = new SecurityHeaders(settings.login(), settings.expires(), shared.clock());
    this.strays = new StrayReplies(system, "soap", shared.meters());
    this.health = HealthRecord.up(shared.clock(), "not asked yet");
    this.client =
        HttpAsyncClients.createMinimal(
            H2Config.DEFAULT,
            Http1Config.DEFAULT,
            IOReactorConfig.custom().setIoThreadCount(IO_THREADS).setTcpNoDelay(true).build(),
            connections(settings));
  }

  @Override
  public void start() {
    client.start();
  }

  @Override
  public void send(CoreCall call, byte[] payload) {
    HttpClientContext context = HttpClientContext.create();
    context.setRequestConfig(
        RequestConfig.custom()
            .setConnectionRequestTimeout(Timeout.ofMilliseconds(call.leftMillis()))
            .setResponseTimeout(Timeout.ofMilliseconds(listenMillis(call)))
            .build());
    AsyncRequestProducer request =
        SoapRequest.to(settings.endpoint(), call, security.header(call::leftMillis), payload);
    SoapReply.Reading reading = new SoapReply.Reading(settings.maxReplyBytes());
    Future<SoapReply> reply =
        client.execute(request, reading, null, context, new SoapEnd(call, this));
    if (!call.changes()) {
      underWay.put(call, reply);
    }
    if (call.over()) {
      underWay.remove(call);
    }
  }

  /** A read's exchange is given up; a change's late reply would still tell what became of it. */
  @Override
  public void overdue(CoreCall call) {
    Future<SoapReply> reply = underWay.remove(call);
    if (reply != null) {
      reply.cancel(true);
    }
  }

  @Override
  public SystemHealth health() {
    return health.now();
  }

  @Override
  public void close() {
    client.close(CloseMode.IMMEDIATE);
  }

  /** The core answered with something. */
  void replied(CoreCall call, SoapReply reply) {
    underWay.remove(call);
    if (health.up("answers")) {
      LOG.info("{} answers at {}", system, settings.endpoint());
    }
    if (!reply.deliver(call)) {
      strays.late(call);
    }
  }

  /** No reply, or none that could be read to its end. */
  void failed(CoreCall call, Exception why) {
    underWay.remove(call);
    if (call.over()) {
      return;
    }
    String reason = "no answer from %s: %s".formatted(settings.endpoint(), why.getMessage());
    if (health.down(reason)) {
      LOG.warn("{}: {}", system, reason);
    }
    call.lost(CallProblem.unavailable(reason, why));
  }

  /** Longer than the call's own time limit, which ends it as a timeout; this ends the exchange. */
  private static long listenMillis(CoreCall call) {
    return call.leftMillis() + (call.changes() ? LATE_MILLIS : GRACE_MILLIS);
  }

  private static AsyncClientConnectionManager connections(SoapSettings settings) {
    return PoolingAsyncClientConnectionManagerBuilder.create()
        .setTlsStrategy(tls(settings.tls()))
        .setPoolConcurrencyPolicy(PoolConcurrencyPolicy.LAX)
        .setMaxConnPerRoute(settings.maxConnections())
        .setMaxConnTotal(settings.maxConnections())
        .setDefaultTlsConfig(
            TlsConfig.custom().setVersionPolicy(HttpVersionPolicy.FORCE_HTTP_1).build())
        .setDefaultConnectionConfig(
            ConnectionConfig.custom()
                .setConnectTimeout(settings.connectTimeout().toMillis(), TimeUnit.MILLISECONDS)
                .setValidateAfterInactivity(CHECK_IDLE_AFTER)
                .build())
        .build();
  }

  private static TlsStrategy tls(@Nullable SSLContext given) {
    ClientTlsStrategyBuilder strategy = ClientTlsStrategyBuilder.create();
    return (given == null ? strategy : strategy.setSslContext(given)).buildAsync();
  }
}
