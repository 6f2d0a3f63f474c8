package io.twospeed.mappings.operation.declaration;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * What a core needs of a message beside the record in it, in IBM's words. Where the queue manager
 * is not IBM's, only persistence, priority and expiry have a meaning.
 *
 * @param queueManager where the queue is; empty: reached by its name alone
 * @param targetClient what reads the request: with {@code JMS} an MQRFH2 stands before the record
 * @param ccsid CodedCharSetId of the request; empty: the client's own
 * @param encoding MQENC_* of the request; empty: the client's own
 * @param format of the request's data, at most 8 characters; empty: none, so that nobody converts
 *     it
 * @param persistence of the request; by default what changes anything is persistent
 * @param priority 0 to 9; empty: 4
 * @param expiry how long a request that reads lives; empty: what is left of the call's time; zero:
 *     for ever
 * @param msgId the request's MsgId
 * @param correlId the request's CorrelId; empty: as the core system's pattern of correlation says
 * @param report which reports are asked for; empty: what settlement needs
 * @param replyToQueue what the core is told, with {@code {queue}} for this instance's queue; empty:
 *     that queue
 * @param replyToQueueManager where the core finds it; empty: the queue manager fills in its own
 * @param identity who asks, where the queue manager lets us say so
 * @param bridge what stands between the queue and the core's program
 */
public record MqTerms(
    String queueManager,
    TargetClient targetClient,
    OptionalInt ccsid,
    OptionalInt encoding,
    String format,
    Persistence persistence,
    OptionalInt priority,
    Optional<Duration> expiry,
    MsgId msgId,
    Optional<CorrelId> correlId,
    Optional<Set<Report>> report,
    String replyToQueue,
    String replyToQueueManager,
    Identity identity,
    Optional<MqBridge> bridge) {

  /** In {@link #replyToQueue}: this instance's queue. */
  public static final String OWN_QUEUE = "{queue}";

  /** What operation.yaml means where it names a queue alone. */
  public static final MqTerms DEFAULTS =
      new MqTerms(
          "",
          TargetClient.MQ,
          OptionalInt.empty(),
          OptionalInt.empty(),
          "",
          Persistence.BY_EFFECT,
          OptionalInt.empty(),
          Optional.empty(),
          MsgId.QUEUE_MANAGER,
          Optional.empty(),
          Optional.empty(),
          "",
          "",
          Identity.NONE,
          Optional.empty());

  /** What reads the request: a program without JMS, or one with it. */
  public enum TargetClient {
    MQ,
    JMS
  }

  /** Whether the request outlives the queue manager. */
  public enum Persistence {
    BY_EFFECT,
    PERSISTENT,
    NOT_PERSISTENT,
    AS_QUEUE_DEFINES
  }

  /** Who makes the MsgId: the queue manager, or we, of our reference's bytes. */
  public enum MsgId {
    QUEUE_MANAGER,
    REFERENCE
  }

  /**
   * The CorrelId: zeros, our reference's bytes, or MQCI_NEW_SESSION as the CICS bridge wants it.
   */
  public enum CorrelId {
    NONE,
    REFERENCE,
    NEW_SESSION
  }

  /** Reports and what goes with them, as MQRO_* names them. */
  public enum Report {
    EXPIRATION,
    EXCEPTION,
    DISCARD_MSG,
    COA,
    COD
  }

  /**
   * Identity context; empty: the queue manager's own idea.
   *
   * @param userIdentifier at most 12 characters
   * @param applIdentityData at most 32 characters
   */
  public record Identity(String userIdentifier, String applIdentityData) {
    static final Identity NONE = new Identity("", "");

    /** True where the queue manager is to be told something. */
    public boolean isGiven() {
      return !userIdentifier.isEmpty() || !applIdentityData.isEmpty();
    }
  }
}
