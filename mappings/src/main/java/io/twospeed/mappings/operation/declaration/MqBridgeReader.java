package io.twospeed.mappings.operation.declaration;

import io.twospeed.mappings.operation.files.YamlSection;
import java.util.Map;
import java.util.Optional;

/** Reads {@code cicsBridge} and {@code imsBridge}. */
final class MqBridgeReader {
  private MqBridgeReader() {}

  static Optional<MqBridge> read(YamlSection mq) {
    Optional<YamlSection> cics = mq.section("cicsBridge");
    Optional<YamlSection> ims = mq.section("imsBridge");
    if (cics.isPresent() && ims.isPresent()) {
      mq.refuse(
          "imsBridge",
          "transport.mq has both cicsBridge and imsBridge",
          "at most one of the two",
          "delete the one that is not before the core's program");
    }
    return cics.map(MqBridgeReader::cics).or(() -> ims.map(MqBridgeReader::ims));
  }

  private static MqBridge cics(YamlSection section) {
    MqValues values = new MqValues(section);
    MqBridge cics =
        new MqBridge.Cics(
            values.text("program", 8),
            values.text("transactionId", 4),
            values.number("outputDataLength", 0, 32_763).orElse(-1),
            values.text("replyToFormat", 8));
    section.refuseUnknownKeys();
    return cics;
  }

  private static MqBridge ims(YamlSection section) {
    MqValues values = new MqValues(section);
    MqBridge ims =
        new MqBridge.Ims(
            values.text("transaction", 8),
            values.text("ltermOverride", 8),
            values.text("mfsMapName", 8),
            values
                .word("commitMode", Map.of("commit-then-send", false, "send-then-commit", true))
                .orElse(false),
            values.text("replyToFormat", 8));
    section.refuseUnknownKeys();
    return ims;
  }
}
