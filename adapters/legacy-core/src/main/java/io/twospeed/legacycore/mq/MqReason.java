package io.twospeed.legacycore.mq;

import com.ibm.mq.MQException;
import com.ibm.mq.constants.MQConstants;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reason codes of IBM MQ that are met in practice: what each means here, and what to do. Their
 * names are IBM's, looked up in the client. A code that is not here leaves a put in doubt.
 */
enum MqReason {
  CONNECTION_BROKEN(
      2009,
      PutEnd.BROKEN,
      "the connection broke",
      "nothing, if it comes back by itself; else look at the network and at the queue manager's log"),
  EXPIRY_ERROR(
      2013, PutEnd.REFUSED, "the expiry was refused", "report it with the operation's name"),
  GET_INHIBITED(
      2016,
      PutEnd.BROKEN,
      "nobody may get from the queue",
      "ask the MQ administrator for GET(ENABLED)"),
  HCONN_ERROR(
      2018, PutEnd.BROKEN, "the connection was closed before", "nothing: a new one is made"),
  MISSING_REPLY_TO_Q(2027, PutEnd.REFUSED, "no reply queue was named", "report it"),
  MSG_TOO_BIG_FOR_Q(
      2030,
      PutEnd.REFUSED,
      "the request is longer than its queue takes",
      "ask the MQ administrator for a MAXMSGL of the queue that holds the longest record"),
  MSG_TOO_BIG_FOR_Q_MGR(
      2031,
      PutEnd.REFUSED,
      "the request is longer than the queue manager or the channel takes",
      "ask the MQ administrator for a MAXMSGL that holds the longest record"),
  NOT_AUTHORIZED(
      2035,
      PutEnd.REFUSED,
      "the user may not do that",
      "check ibm.mq.user and its password; ask the MQ administrator for the authorities of"
          + " docs/ibm-mq.md (setid too, where an operation names an identity)"),
  OBJECT_IN_USE(
      2042,
      PutEnd.BROKEN,
      "somebody has the queue for himself",
      "give each instance its own twospeed.instance, and its queues SHARE"),
  PERSISTENT_NOT_ALLOWED(
      2048,
      PutEnd.REFUSED,
      "the queue takes no persistent message",
      "ask the MQ administrator for a permanent queue"),
  PRIORITY_ERROR(2050, PutEnd.REFUSED, "the priority was refused", "correct transport.mq.priority"),
  PUT_INHIBITED(
      2051,
      PutEnd.REFUSED,
      "nobody may put to the queue",
      "ask the core team whether it is closed, and the MQ administrator for PUT(ENABLED)"),
  Q_DELETED(2052, PutEnd.REFUSED, "the queue was deleted", "ask the MQ administrator for it"),
  Q_FULL(
      2053,
      PutEnd.REFUSED,
      "the queue is full",
      "see why the core does not read it; ask the MQ administrator for its CURDEPTH and MAXDEPTH"),
  Q_SPACE_NOT_AVAILABLE(
      2056,
      PutEnd.REFUSED,
      "the queue has no room on its disk",
      "ask the MQ administrator for room"),
  Q_MGR_NAME_ERROR(
      2058,
      PutEnd.BROKEN,
      "another queue manager is there",
      "correct ibm.mq.queueManager, or ibm.mq.connName"),
  Q_MGR_NOT_AVAILABLE(
      2059,
      PutEnd.BROKEN,
      "the queue manager cannot be reached",
      "check ibm.mq.connName and ibm.mq.channel, and that the queue manager runs and listens"),
  STORAGE_NOT_AVAILABLE(
      2071, PutEnd.REFUSED, "the queue manager has no memory left", "ask the MQ administrator"),
  TRUNCATED_MSG_FAILED(
      2080,
      PutEnd.BROKEN,
      "a message is longer than the buffer it was got into",
      "ask the MQ administrator for a channel MAXMSGL as large as the queue's"),
  UNKNOWN_ALIAS_BASE_Q(
      2082,
      PutEnd.REFUSED,
      "the alias leads to no queue",
      "ask the MQ administrator for its TARGET"),
  UNKNOWN_OBJECT_NAME(
      2085,
      PutEnd.REFUSED,
      "there is no such queue",
      "correct its name in operation.yaml or config, or have it defined (docs/ibm-mq.md)"),
  UNKNOWN_REMOTE_Q_MGR(
      2087,
      PutEnd.REFUSED,
      "no way leads to that queue manager",
      "correct transport.mq.queueManager, or have the way defined"),
  Q_MGR_QUIESCING(
      2161, PutEnd.BROKEN, "the queue manager is about to stop", "nothing, until it is back"),
  Q_MGR_STOPPING(2162, PutEnd.BROKEN, "the queue manager stops", "nothing, until it is back"),
  PAGESET_FULL(
      2192, PutEnd.REFUSED, "the queue's page set is full", "ask the MQ administrator for room"),
  UNEXPECTED_ERROR(2195, PutEnd.BROKEN, "the queue manager failed", "look into its FFDC files"),
  CONNECTION_QUIESCING(2202, PutEnd.BROKEN, "the connection is about to stop", "nothing"),
  CONNECTION_STOPPING(2203, PutEnd.BROKEN, "the connection stops", "nothing"),
  BACKOUT_THRESHOLD_REACHED(
      2362,
      PutEnd.BROKEN,
      "a program got the request again and again and backed it out",
      "let the core team look at it on the queue's BOQNAME"),
  SSL_INITIALIZATION_ERROR(
      2393,
      PutEnd.BROKEN,
      "the TLS handshake failed",
      "compare ibm.mq.sslCipherSuite with the channel's SSLCIPH, and the certificates of ibm.mq.sslBundle"),
  JSSE_ERROR(
      2397,
      PutEnd.BROKEN,
      "TLS failed",
      "check the certificates of ibm.mq.sslBundle: whom it trusts and what it shows"),
  SSL_PEER_NAME_MISMATCH(
      2398,
      PutEnd.BROKEN,
      "the queue manager's certificate has another name",
      "correct ibm.mq.sslPeerName"),
  UNSUPPORTED_CIPHER_SUITE(
      2400,
      PutEnd.BROKEN,
      "this Java does not know the cipher suite",
      "name ibm.mq.sslCipherSuite as the JDK does, with ibm.mq.useIBMCipherMappings: false"),
  CHANNEL_NOT_AVAILABLE(
      2537,
      PutEnd.BROKEN,
      "the channel takes no connection",
      "ask the MQ administrator whether it is stopped, or its MAXINST reached"),
  HOST_NOT_AVAILABLE(
      2538,
      PutEnd.BROKEN,
      "nothing listens at the host and port",
      "check ibm.mq.connName, and that the queue manager's listener runs"),
  UNKNOWN_CHANNEL_NAME(
      2540,
      PutEnd.BROKEN,
      "there is no such channel",
      "correct ibm.mq.channel, or have it defined (docs/ibm-mq.md)"),
  CALL_INTERRUPTED(
      2549,
      PutEnd.INTERRUPTED,
      "the connection broke under the call and was made anew",
      "nothing: what became of the message is found out");

  private static final Set<MqReason> OF_A_QUEUE_THAT_IS_READ =
      EnumSet.of(GET_INHIBITED, OBJECT_IN_USE, TRUNCATED_MSG_FAILED);

  private static final Map<Integer, MqReason> BY_CODE = new HashMap<>();

  static {
    for (MqReason reason : values()) {
      BY_CODE.put(reason.code, reason);
    }
  }

  private final int code;
  private final PutEnd end;
  private final String meaning;
  private final String fix;

  MqReason(int code, PutEnd end, String meaning, String fix) {
    this.code = code;
    this.end = end;
    this.meaning = meaning;
    this.fix = fix;
  }

  /** What is known of a put that ended with it. */
  PutEnd end() {
    return end;
  }

  static @Nullable MqReason known(int code) {
    return BY_CODE.get(code);
  }

  /** A code that is not here says nothing of the connection. */
  static boolean isOfTheQueue(int code) {
    MqReason reason = BY_CODE.get(code);
    return reason == null
        ? code != 0
        : reason.end == PutEnd.REFUSED || OF_A_QUEUE_THAT_IS_READ.contains(reason);
  }

  /** The code, its name, what it means here, and what to do. */
  static String said(int code) {
    MqReason reason = BY_CODE.get(code);
    return reason == null
        ? "%s (%d); fix: see what IBM documents of it".formatted(feedback(code), code)
        : "%s (%d): %s; fix: %s".formatted(feedback(code), code, reason.meaning, reason.fix);
  }

  /** IBM's name of a reason or feedback code. */
  static String feedback(int code) {
    String reason = MQConstants.lookup(code, "MQRC_.*");
    String name = reason.isEmpty() ? MQConstants.lookup(code, "MQFB_.*") : reason;
    return name.isEmpty() ? "MQ reason " + code : name;
  }

  /** The innermost reason code of what IBM's client threw; 0 where there is none. */
  static int codeOf(Throwable failure) {
    int code = 0;
    Throwable at = failure;
    for (int depth = 0; at != null && depth < 20; depth++) {
      if (at instanceof MQException mq && mq.getReason() != 0) {
        code = mq.getReason();
      }
      at = at.getCause();
    }
    return code;
  }
}
