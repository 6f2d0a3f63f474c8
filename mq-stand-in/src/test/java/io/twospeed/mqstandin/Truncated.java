package io.twospeed.mqstandin;

import com.ibm.mq.MQException;
import com.ibm.mq.MQGetMessageOptions;
import com.ibm.mq.MQMessage;
import com.ibm.mq.MQQueue;
import com.ibm.mq.MQQueueManager;
import com.ibm.mq.constants.CMQC;

/**
 * What a get into a buffer that is too short came to.
 *
 * @param reason the reason code
 * @param text what the buffer holds
 */
record Truncated(int reason, String text) {
  static Truncated get(MQQueueManager manager, String name, int length, int options)
      throws MQException {
    MQQueue queue = manager.accessQueue(name, CMQC.MQOO_INPUT_SHARED);
    MQGetMessageOptions how = new MQGetMessageOptions();
    how.options = CMQC.MQGMO_NO_SYNCPOINT | options;
    MQMessage message = new MQMessage();
    try {
      queue.get(message, how, length);
      return new Truncated(0, Programs.textOf(message));
    } catch (MQException e) {
      return new Truncated(e.getReason(), Programs.textOf(message));
    } finally {
      queue.close();
    }
  }
}
