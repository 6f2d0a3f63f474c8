package io.twospeed.mqstandin;

import io.twospeed.mqstandin.wire.MqMessage;
import io.twospeed.mqstandin.wire.Mqi;
import io.twospeed.mqstandin.wire.Mqmd;
import io.twospeed.mqstandin.wire.MqmdField;
import java.nio.charset.StandardCharsets;

/** Messages as a program on the queue manager's side would put them. */
final class Messages {
  private Messages() {}

  static MqMessage text(String text) {
    return text(text, Mqi.NOT_PERSISTENT);
  }

  static MqMessage text(String text, int persistence) {
    Mqmd descriptor =
        Mqmd.initial()
            .with(MqmdField.FORMAT, "MQSTR")
            .with(MqmdField.CODED_CHAR_SET_ID, 1208)
            .with(MqmdField.PERSISTENCE, persistence);
    return MqMessage.of(descriptor, text.getBytes(StandardCharsets.UTF_8));
  }

  static String textOf(MqMessage message) {
    return new String(message.body(), StandardCharsets.UTF_8);
  }
}
