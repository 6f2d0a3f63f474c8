package io.twospeed.mqstandin;

import com.ibm.mq.MQException;
import com.ibm.mq.MQGetMessageOptions;
import com.ibm.mq.MQMessage;
import com.ibm.mq.MQPutMessageOptions;
import com.ibm.mq.MQQueue;
import com.ibm.mq.MQQueueManager;
import com.ibm.mq.constants.CMQC;
import java.io.IOException;
import java.util.Optional;

/** Puts and gets with IBM's classes for Java. */
final class Programs {
  private Programs() {}

  static void put(MQQueueManager manager, String name, MQMessage message) throws MQException {
    MQQueue queue = manager.accessQueue(name, CMQC.MQOO_OUTPUT);
    queue.put(message, new MQPutMessageOptions());
    queue.close();
  }

  /** The first message, waited for, outside a unit of work. */
  static Optional<MQMessage> get(MQQueueManager manager, String name, int waitMillis)
      throws MQException {
    MQQueue queue = manager.accessQueue(name, CMQC.MQOO_INPUT_SHARED);
    MQGetMessageOptions options = new MQGetMessageOptions();
    options.options = CMQC.MQGMO_WAIT | CMQC.MQGMO_NO_SYNCPOINT;
    options.waitInterval = waitMillis;
    MQMessage message = new MQMessage();
    try {
      queue.get(message, options);
      return Optional.of(message);
    } catch (MQException e) {
      if (e.getReason() != CMQC.MQRC_NO_MSG_AVAILABLE) {
        throw e;
      }
      return Optional.empty();
    } finally {
      queue.close();
    }
  }

  static void empty(MQQueueManager manager, String name) throws MQException {
    Optional<MQMessage> left = get(manager, name, 0);
    while (left.isPresent()) {
      left = get(manager, name, 0);
    }
  }

  static MQMessage text(String text) {
    try {
      MQMessage message = new MQMessage();
      message.format = CMQC.MQFMT_STRING;
      message.characterSet = 1208;
      message.writeString(text);
      return message;
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  static String textOf(MQMessage message) {
    try {
      return message.readStringOfByteLength(message.getDataLength());
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
