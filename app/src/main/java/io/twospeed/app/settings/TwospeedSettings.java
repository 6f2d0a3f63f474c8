package io.twospeed.app.settings;

import io.twospeed.legacycore.settings.CorrelationPattern;
import io.twospeed.legacycore.settings.Protection;
import io.twospeed.legacycore.settings.SettlementSettings;
import io.twospeed.legacycore.settings.SoapLogin;
import io.twospeed.openapi.settings.DoorSettings;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * What config/application.yaml says under {@code twospeed:}. A name it does not know is refused.
 *
 * @param routes the folder whose sub-folders are products
 * @param mappings the folder of core/ and contracts/
 * @param data what is kept between runs
 * @param instance this process among its like; its reply queues bear it, so it must outlive
 *     restarts
 * @param broker the address of the broker that reaches the core; empty: the sandbox's
 * @param systems core systems by the name that operation.yaml uses
 * @param journal what is in doubt, and what is owed
 * @param settlement how what is in doubt is settled
 * @param releases how products come and go
 * @param operations the operations port
 * @param components Camel components that routes may use beside the built-in ones
 */
@Validated
@ConfigurationProperties(prefix = "twospeed", ignoreUnknownFields = false)
public record TwospeedSettings(
    @NotNull(message = "a folder") Path routes,
    @NotNull(message = "a folder") Path mappings,
    @NotNull(message = "a folder") Path data,
    @Pattern(regexp = "[A-Za-z0-9.-]{1,20}", message = "1 to 20 letters, digits, dots or hyphens")
        @DefaultValue("local")
        String instance,
    @DefaultValue("") String broker,
    @Nullable String soap,
    @Valid @DefaultValue Door door,
    @Valid @DefaultValue Sandbox sandbox,
    @Valid @DefaultValue JournalOptions journal,
    @Valid @DefaultValue Settling settlement,
    @Valid @NotEmpty(message = "at least one core system") Map<String, CoreSystemSettings> systems,
    @Valid @DefaultValue ReleaseOptions releases,
    @DefaultValue OperationsOptions operations,
    @DefaultValue Set<String> components) {

  /**
   * The fast door.
   *
   * @param maxBody a longer request body is refused with 413
   * @param deadline by then the caller has an answer
   * @param maxConcurrent requests beyond are refused with 503
   * @param clientHeader who names the client, until the door has its own security
   * @param validateResponses whether what a route answers is checked against the contract
   * @param finishWithin a request that has not ended so long after it came is undone
   * @param newTryAfter so long after a 503 or 504 with nothing done, its key gives that answer
   * @param retryAfter what a client refused by maxConcurrent is told to wait
   * @param callbacks who is told when an operation has ended
   */
  public record Door(
      @DefaultValue("1MB") DataSize maxBody,
      @DefaultValue("10s") Duration deadline,
      @DefaultValue("60s") Duration finishWithin,
      @DefaultValue("10s") Duration newTryAfter,
      @Min(value = 1, message = "1 or more") @DefaultValue("10000") int maxConcurrent,
      @NotBlank(message = "a header's name") @DefaultValue("X-Client-Id") String clientHeader,
      @DefaultValue("true") boolean validateResponses,
      @DefaultValue("1s") Duration retryAfter,
      @Valid @DefaultValue CallbackOptions callbacks) {

    public DoorSettings settings() {
      return new DoorSettings(
          Math.toIntExact(maxBody.toBytes()),
          deadline,
          clientHeader,
          validateResponses,
          maxConcurrent,
          Math.toIntExact(retryAfter.toSeconds()));
    }
  }

  /**
   * A broker and a simulated core inside the process.
   *
   * @param enabled never in production
   * @param brokerPort TCP port on the loopback address beside the in-process way; 0: any free one,
   *     -1: none
   * @param rehearse whether a product's examples must hold, against a simulated core of their own,
   *     before it goes live
   */
  public record Sandbox(
      @DefaultValue("true") boolean enabled,
      @Min(value = -1, message = "-1 (none) to 65535")
          @Max(value = 65535, message = "-1 (none) to 65535")
          @DefaultValue("61616")
          int brokerPort,
      @DefaultValue("true") boolean rehearse) {}

  /**
   * One core system.
   *
   * @param zone in which the core reads its timestamps
   * @param channel the code the core knows this layer by, 1 to 4 characters
   * @param codec how its records are read where a copybook does not say; operation.yaml may
   *     override
   */
  public record CoreSystemSettings(
      @NotNull(message = "a time zone such as Asia/Shanghai") ZoneId zone,
      @Pattern(regexp = "[A-Z0-9]{1,4}", message = "1 to 4 capital letters or digits")
          @DefaultValue("TWSP")
          String channel,
      @DefaultValue Map<String, String> codec,
      @Valid @Nullable Mq mq,
      @Valid @Nullable Soap soap,
      @Valid @Nullable Limits protection,
      @Valid @DefaultValue Map<String, Limits> operations) {}

  /** How what is in doubt is settled; see the slow door's SettlementSettings. */
  public record Settling(
      @DefaultValue("30s") Duration grace,
      @DefaultValue("200ms") Duration firstPause,
      @DefaultValue("30s") Duration longestPause,
      @DefaultValue("15m") Duration parkAfter,
      @DefaultValue("1s") Duration claimEvery,
      @DefaultValue("5s") Duration renewEvery,
      @DefaultValue("100") int batch,
      @DefaultValue("2m") Duration abandonedAfter,
      @DefaultValue({"1m", "10m", "1h", "24h"}) List<Duration> askAgainAfter) {

    public SettlementSettings settings() {
      return new SettlementSettings(
          grace,
          firstPause,
          longestPause,
          parkAfter,
          claimEvery,
          renewEvery,
          batch,
          abandonedAfter,
          askAgainAfter);
    }
  }

  /**
   * A way over queues; see the slow door's MqSettings.
   *
   * @param changesQueue where replies to changing calls come; default: the reply queue's name and
   *     .CHANGES
   * @param deadQueue where what is no reply is kept; default: the reply queue's name and .DEAD
   * @param expiryQueue where the queue manager moves requests that expired unread
   */
  public record Mq(
      @NotBlank(message = "a queue's name") String replyQueue,
      @DefaultValue("{queue}") String requestAddress,
      @DefaultValue("MESSAGE_ID") CorrelationPattern correlation,
      @DefaultValue("4") int senders,
      @DefaultValue("2") int listeners,
      @DefaultValue("100ms") Duration reconnectAfter,
      @Nullable String changesQueue,
      @Nullable String deadQueue,
      @DefaultValue("5") int redeliveries,
      @DefaultValue("") String expiryQueue) {}

  /**
   * A way by SOAP; see the slow door's SoapSettings.
   *
   * @param expires whether the core is told until when it may act on a request
   * @param tls the name of an SSL bundle under {@code spring.ssl.bundle}: whom https trusts, and
   *     the certificate it shows
   */
  public record Soap(
      @NotNull(message = "an absolute http or https URL") URI endpoint,
      @DefaultValue("1s") Duration connectTimeout,
      @DefaultValue("64") int maxConnections,
      @DefaultValue("4MB") DataSize maxReply,
      @Valid @Nullable Login login,
      @DefaultValue("false") boolean expires,
      @Nullable String tls) {}

  /**
   * Who this layer is to the core.
   *
   * @param passwordFile a file that holds the password, in place of {@code password}
   * @param digest whether the password travels as a digest
   */
  public record Login(
      @NotBlank(message = "a user's name") String user,
      @DefaultValue("") String password,
      @Nullable Path passwordFile,
      @DefaultValue("true") boolean digest) {

    public SoapLogin soap() {
      return new SoapLogin(
          user, passwordFile == null ? password : SecretFile.read(passwordFile), digest);
    }

    /** Leaves out the password. */
    @Override
    public String toString() {
      return "Login[user=%s]".formatted(user);
    }
  }

  /** What keeps calls from overrunning the core; see the slow door's Protection. */
  public record Limits(
      @DefaultValue("0") int maxConcurrent,
      @DefaultValue("0") int maxPerSecond,
      @Valid @Nullable Breaker breaker,
      @DefaultValue("1") int attempts,
      @DefaultValue("50ms") Duration retryAfter) {

    public static Protection of(@Nullable Limits limits) {
      if (limits == null) {
        return Protection.none();
      }
      Breaker breaker = limits.breaker();
      return new Protection(
          limits.maxConcurrent(),
          limits.maxPerSecond(),
          breaker == null
              ? null
              : new Protection.Breaker(
                  breaker.failurePercent(),
                  breaker.window(),
                  breaker.openFor(),
                  breaker.trialCalls()),
          limits.attempts(),
          limits.retryAfter());
    }
  }

  /** When calls to a failing core are refused at once. */
  record Breaker(
      @DefaultValue("50") int failurePercent,
      @DefaultValue("100") int window,
      @DefaultValue("5s") Duration openFor,
      @DefaultValue("5") int trialCalls) {}
}
