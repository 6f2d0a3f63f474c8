package io.twospeed.mqstandin.queues;

import io.twospeed.mqstandin.wire.MqMessage;

/**
 * A message that arrived.
 *
 * @param queue the queue it was put to
 * @param sent descriptor and data as the program sent them
 * @param kept descriptor and data as the queue keeps them: ids, context and defaults filled in
 * @param options the put message options (MQPMO_*)
 * @param user the connection's user
 */
public record RecordedPut(String queue, MqMessage sent, MqMessage kept, int options, String user) {}
