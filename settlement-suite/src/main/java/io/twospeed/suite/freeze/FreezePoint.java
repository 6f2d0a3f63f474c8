package io.twospeed.suite.freeze;

import static io.twospeed.suite.freeze.Provocation.ANOTHER_FROZEN;
import static io.twospeed.suite.freeze.Provocation.LOST_REPLY;
import static io.twospeed.suite.freeze.Provocation.LOST_REQUEST;
import static io.twospeed.suite.freeze.Provocation.NONE;
import static io.twospeed.suite.freeze.Provocation.REFUSAL;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The steps of a request at which a process is frozen, each a place in the app's code. A place is
 * written {@code class#method:enter} or {@code :exit}, or {@code class#method(Type):enter} where
 * only one of several methods is meant. A test fails where one does not exist.
 */
public enum FreezePoint {
  // The fast door.
  REQUEST_COMES(Places.CALL + "#start:enter"),
  REQUEST_IS_READ(Places.CALL + "#take:enter"),
  BEFORE_BEGIN(Places.UNDERTAKING + "#begin:enter"),
  BEGIN_IN_THE_QUEUE(Places.JDBC + "JdbcInteractions#begin:exit"),
  BEGIN_IN_THE_TRANSACTION(Places.JDBC + "BeginInteraction#apply:exit"),
  BEGIN_DURABLE(Places.UNDERTAKING + "#begun:enter"),
  ROUTE_ENDED(Places.UNDERTAKING + "#accept:enter"),
  BEFORE_FINISH(Places.UNDERTAKING + "#finish:enter"),
  FINISH_DURABLE(Places.UNDERTAKING + "#over:enter"),
  BEFORE_FIRST_BYTE(Places.PENDING_ANSWER + "#send:enter"),
  BEFORE_FAIL(Places.UNDERTAKING + "#fail:enter", REFUSAL),

  // A change is written down and sent.
  BEFORE_PLAN(Places.CHANGE + "ChangingCall#begin:enter"),
  PLAN_IN_THE_QUEUE(Places.JDBC + "JdbcCoreCalls#planAndSend:exit"),
  PLAN_IN_THE_TRANSACTION(Places.JDBC + "PlanCall#apply:exit"),
  COMMITTED(Places.JDBC_COMMIT + "Write#complete:enter"),
  SENT_DURABLE(Places.CHANGE + "ChangeSend#putBy:enter"),
  SOAP_BEFORE_HAND_OVER(Places.SOAP + "SoapTransport#send:enter"),
  SOAP_HANDED_OVER(Places.SOAP + "SoapTransport#send:exit"),
  SOAP_BEFORE_BODY(Places.SOAP + "SoapRequest#produce:enter"),
  SOAP_AFTER_BODY(Places.SOAP + "SoapRequest#produce:exit"),
  SOAP_BEFORE_SOCKET("org.apache.hc.core5.reactor.IOSessionImpl#write:enter"),
  SOAP_AFTER_SOCKET("org.apache.hc.core5.reactor.IOSessionImpl#write:exit"),
  MQ_BEFORE_MESSAGE(Places.MQ + "MqSender#send:enter"),
  MQ_BEFORE_PUT(Places.MQ + "MqSender#putConfirmed:enter"),
  MQ_BEFORE_CONNECTION(
      "org.apache.activemq.artemis.core.remoting.impl.netty.NettyConnection#write:enter",
      NONE,
      Places.MQ + "MqSender#putConfirmed"),
  MQ_AFTER_PUT(Places.MQ + "MqSender#putConfirmed:exit"),

  // The answer comes.
  SOAP_REPLY_READ(Places.SOAP + "SoapTransport#replied:enter"),
  MQ_REPLY_READ(Places.MQ + "ChangeReplies#reply:enter"),
  REPLY_UNDERSTOOD(Places.CHANGE + "ChangingCall#hear(Verdict,byte[]):enter"),
  SETTLE_IN_THE_TRANSACTION(Places.JDBC + "MoveCall#apply:exit"),
  SETTLED(Places.CHANGE + "Waiter#settled:enter"),
  MQ_BEFORE_COMMIT(Places.MQ + "MqBatchReader#settled:exit"),

  // In doubt.
  BEFORE_INQUIRY(Places.RECOVERY + "Doubt#inquire:enter", LOST_REPLY),
  INQUIRY_SENT(Places.RECOVERY + "Doubt#inquire:exit", LOST_REPLY),
  INQUIRY_ANSWERED(Places.RECOVERY + "Doubt#said:enter", LOST_REPLY),
  BEFORE_UNKNOWN_IS_WEIGHED(Places.RECOVERY + "Doubt#unknown:enter", LOST_REQUEST),
  BEFORE_SETTLED_BY_INQUIRY(Places.RECOVERY + "Doubt#settle:enter", LOST_REPLY),
  BEFORE_RESEND(Places.CHANGE + "ChangingCall#resend:enter", LOST_REQUEST),
  RESEND_WRITTEN(Places.CHANGE + "ChangingCall#resend:exit", LOST_REQUEST),

  // Undone.
  BEFORE_REVERSAL(Places.RECOVERY + "CallReversal#next:enter", REFUSAL),
  REVERSAL_MARKED(Places.RECOVERY + "CallReversal#begin:enter", REFUSAL),
  REVERSAL_BEGUN(Places.RECOVERY + "CallReversal#begin:exit", REFUSAL),
  BEFORE_UNDONE(Places.RECOVERY + "Undoing#end:enter", REFUSAL),

  // Leases.
  BEFORE_RENEWAL(Places.JDBC + "JdbcTakeover#renew:enter"),
  RENEWAL_IN_THE_QUEUE(Places.JDBC + "JdbcTakeover#renew:exit"),
  BEFORE_CLAIM(Places.JDBC + "JdbcTakeover#claimCalls:enter"),
  CLAIM_IN_THE_TRANSACTION(Places.JDBC + "Claim#apply:exit"),
  CALL_TAKEN_OVER(Places.RECOVERY + "Settler#takeOver(StoredCall):enter", ANOTHER_FROZEN),
  INTERACTION_TAKEN_OVER(Places.RECOVERY + "Settler#takeOver(StoredInteraction):enter", REFUSAL);

  /** Where in the method. */
  enum Edge {
    ENTER,
    EXIT
  }

  /** The packages and classes, so that the table above reads well. */
  private static final class Places {
    private static final String CALL = "io.twospeed.openapi.request.Call";
    private static final String UNDERTAKING = "io.twospeed.openapi.interaction.Undertaking";
    private static final String PENDING_ANSWER = "io.twospeed.openapi.answer.PendingAnswer";
    private static final String JDBC = "io.twospeed.journal.jdbc.";
    private static final String JDBC_COMMIT = "io.twospeed.journal.jdbc.commit.";
    private static final String CHANGE = "io.twospeed.legacycore.change.";
    private static final String MQ = "io.twospeed.legacycore.mq.";
    private static final String RECOVERY = "io.twospeed.legacycore.recovery.";
    private static final String SOAP = "io.twospeed.legacycore.soap.";
  }

  private final String place;
  private final Provocation provocation;
  private final @Nullable String within;

  FreezePoint(String place) {
    this(place, NONE, null);
  }

  FreezePoint(String place, Provocation provocation) {
    this(place, provocation, null);
  }

  FreezePoint(String place, Provocation provocation, @Nullable String within) {
    this.place = place;
    this.provocation = provocation;
    this.within = within;
  }

  /** As options and reports name it. */
  public String told() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** What has it be reached soon. */
  public Provocation provocation() {
    return provocation;
  }

  /**
   * Whether a request may leave after its time though the process stood still here: the last
   * question was asked before, and only the operating system's write comes after.
   */
  public boolean isPastTheLastQuestion() {
    return switch (this) {
      case SOAP_AFTER_BODY, SOAP_BEFORE_SOCKET, MQ_BEFORE_CONNECTION -> true;
      default -> false;
    };
  }

  /** Where it is. */
  public String place() {
    return place;
  }

  /** The one of that name; empty where there is none. */
  public static Optional<FreezePoint> named(String told) {
    return Stream.of(values()).filter(point -> point.told().equals(told)).findFirst();
  }

  String type() {
    return place.substring(0, place.indexOf('#'));
  }

  String method() {
    String signature = signature();
    int arguments = signature.indexOf('(');
    return arguments < 0 ? signature : signature.substring(0, arguments);
  }

  /** The simple names of its arguments' types; null: whichever it has. */
  @Nullable List<String> arguments() {
    String signature = signature();
    int open = signature.indexOf('(');
    return open < 0
        ? null
        : Arrays.asList(signature.substring(open + 1, signature.length() - 1).split(",", -1));
  }

  Edge edge() {
    return Edge.valueOf(place.substring(place.lastIndexOf(':') + 1).toUpperCase(Locale.ROOT));
  }

  /** The method, as {@code class#method}, that has to be under way on the same thread. */
  Optional<String> within() {
    return Optional.ofNullable(within);
  }

  private String signature() {
    return place.substring(place.indexOf('#') + 1, place.lastIndexOf(':'));
  }
}
