package io.twospeed.mqstandin.channel;

import io.twospeed.mqstandin.queues.MqFailure;
import io.twospeed.mqstandin.wire.Reason;
import io.twospeed.mqstandin.wire.Segment;
import io.twospeed.mqstandin.wire.SegmentType;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Which part answers which call. */
final class Calls {
  private static final Logger LOG = LoggerFactory.getLogger(Calls.class);

  private Calls() {}

  /** A call of the message queue interface; a failure is its reply. */
  static void call(Conversation conversation, Request request) {
    try {
      dispatch(conversation, request);
    } catch (MqFailure failure) {
      LOG.debug("call 0x{}: {}", Integer.toHexString(request.type()), failure.getMessage());
      conversation.fail(request, failure.reason());
    }
  }

  private static void dispatch(Conversation conversation, Request request) {
    switch (request.type()) {
      case SegmentType.MQCONN -> Connecting.connect(conversation, request);
      case SegmentType.MQDISC -> Connecting.disconnect(conversation, request);
      case SegmentType.MQOPEN -> Opening.open(conversation, request);
      case SegmentType.MQCLOSE -> Opening.close(conversation, request);
      case SegmentType.MQPUT -> Putting.put(conversation, request);
      case SegmentType.MQPUT1 -> Putting.putOne(conversation, request);
      case SegmentType.MQGET -> Getting.get(conversation, request);
      case SegmentType.MQINQ -> Inquiring.inquire(conversation, request);
      case SegmentType.MQCMIT -> Working.commit(conversation, request);
      case SegmentType.MQBACK -> Working.backOut(conversation, request);
      case SegmentType.MQSTAT -> Putting.status(conversation, request);
      case SegmentType.SPI -> Spi.call(conversation, request);
      default -> throw new MqFailure(Reason.FUNCTION_NOT_SUPPORTED, "call " + request.type());
    }
  }

  /** A segment that is no call. */
  static void segment(Conversation conversation, Segment segment) {
    switch (segment.type()) {
      case SegmentType.USERID -> Connecting.user(conversation, segment);
      case SegmentType.CONAUTH_INFO -> Connecting.authenticate(conversation, segment);
      case SegmentType.REQUEST_MSGS -> Streaming.request(conversation, segment);
      case SegmentType.NOTIFICATION -> Streaming.notified(conversation, segment);
      case SegmentType.STATUS -> LOG.debug("the client says {}", segment.dump());
      default -> throw new IllegalStateException("a segment nobody expects: " + segment.dump());
    }
  }

  /**
   * Whether a fault asked for has come now: the call is done with, or, for a connection to be cut
   * after it, goes on.
   *
   * @return whether the call must cut the connection when it has taken effect
   */
  static boolean faulted(Conversation conversation, Verb verb, String queue) {
    Fault fault = conversation.channel().faults().next(verb, queue);
    if (fault == null) {
      return false;
    }
    switch (fault.kind()) {
      case FAIL -> throw new MqFailure(fault.reason(), verb + " " + queue + ", as asked for");
      case CUT_BEFORE -> {
        conversation.connection().cut();
        throw new ConnectionCut();
      }
      case CUT_AFTER -> {
        return true;
      }
    }
    return false;
  }

  /** Ends the reading of a connection that a fault cut. */
  static final class ConnectionCut extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }
}
