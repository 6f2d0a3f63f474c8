package io.twospeed.mappings.operation.declaration;

import io.twospeed.mappings.operation.declaration.MqTerms.CorrelId;
import io.twospeed.mappings.operation.declaration.MqTerms.Identity;
import io.twospeed.mappings.operation.declaration.MqTerms.MsgId;
import io.twospeed.mappings.operation.declaration.MqTerms.Persistence;
import io.twospeed.mappings.operation.declaration.MqTerms.Report;
import io.twospeed.mappings.operation.declaration.MqTerms.TargetClient;
import io.twospeed.mappings.operation.files.YamlSection;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Reads {@code transport.mq}, with a finding for everything MQ would not take or a core not get.
 */
final class MqTermsReader {
  private static final Pattern QUEUE = Pattern.compile("[A-Za-z0-9._/%]{1,48}");
  private static final Map<String, Integer> ENCODINGS =
      Map.of("normal", 273, "reversed", 546, "s390", 785);

  private final YamlSection mq;
  private final MqValues values;
  private final Effect effect;

  private MqTermsReader(YamlSection mq, Effect effect) {
    this.mq = mq;
    this.values = new MqValues(mq);
    this.effect = effect;
  }

  static MqTerms read(YamlSection mq, Effect effect) {
    return new MqTermsReader(mq, effect).terms();
  }

  private MqTerms terms() {
    MqTerms terms =
        new MqTerms(
            named("queueManager"),
            values
                .word("targetClient", Map.of("mq", TargetClient.MQ, "jms", TargetClient.JMS))
                .orElse(TargetClient.MQ),
            values.number("ccsid", 1, 65_535),
            encoding(),
            values.text("format", 8),
            persistence(),
            values.number("priority", 0, 9),
            expiry(),
            values
                .word(
                    "msgId",
                    Map.of("queue-manager", MsgId.QUEUE_MANAGER, "reference", MsgId.REFERENCE))
                .orElse(MsgId.QUEUE_MANAGER),
            correlId(),
            report(),
            replyToQueue(),
            named("replyToQueueManager"),
            identity(),
            MqBridgeReader.read(mq));
    checkBridge(terms);
    return terms;
  }

  private String named(String key) {
    return mq.text(key)
        .filter(
            name ->
                is(
                    QUEUE.matcher(name).matches(),
                    key,
                    name,
                    "a name of at most 48 characters such as CORE.PAY.XFER"))
        .orElse("");
  }

  private boolean is(boolean right, String key, String actual, String expected) {
    if (!right) {
      mq.refuse(key, mq.named(key) + " is '" + actual + "'", expected, "correct it");
    }
    return right;
  }

  private OptionalInt encoding() {
    Optional<String> text = mq.text("encoding");
    if (text.isPresent() && ENCODINGS.containsKey(text.get())) {
      return OptionalInt.of(ENCODINGS.get(text.get()));
    }
    return values.number("encoding", 1, 0xFFF);
  }

  private Persistence persistence() {
    Optional<Persistence> given =
        values.word(
            "persistence",
            Map.of(
                "persistent", Persistence.PERSISTENT,
                "not-persistent", Persistence.NOT_PERSISTENT,
                "as-queue-defines", Persistence.AS_QUEUE_DEFINES));
    if (effect == Effect.CHANGES && given.filter(it -> it != Persistence.PERSISTENT).isPresent()) {
      mq.refuse(
          "persistence",
          "transport.mq.persistence leaves a request that changes to chance",
          "persistent on operations with effect: changes",
          "delete it: that is the default");
    }
    return given.orElse(Persistence.BY_EFFECT);
  }

  /** What changes lives as long as its call's time: by that settlement knows when it is gone. */
  private Optional<Duration> expiry() {
    Optional<Duration> given =
        mq.text("expiry").filter("unlimited"::equals).isPresent()
            ? Optional.of(Duration.ZERO)
            : mq.duration("expiry");
    if (given.isPresent() && effect == Effect.CHANGES) {
      mq.refuse(
          "expiry",
          "transport.mq.expiry on an operation that changes",
          "it on operations with effect: reads",
          "delete it: what changes expires when its call's time is over, which settlement relies upon");
    }
    return given;
  }

  private Optional<CorrelId> correlId() {
    return values.word(
        "correlId",
        Map.of(
            "none", CorrelId.NONE,
            "reference", CorrelId.REFERENCE,
            "new-session", CorrelId.NEW_SESSION));
  }

  private Optional<Set<Report>> report() {
    if (!mq.has("report")) {
      return Optional.empty();
    }
    Set<Report> reports = EnumSet.noneOf(Report.class);
    for (String text : mq.texts("report")) {
      Optional<Report> known =
          EnumSet.allOf(Report.class).stream()
              .filter(it -> MqValues.nameOf(it).equals(text))
              .findFirst();
      known.ifPresent(reports::add);
      is(known.isPresent(), "report", text, MqValues.namesOf(EnumSet.allOf(Report.class)));
    }
    if (reports.contains(Report.DISCARD_MSG) && !reports.contains(Report.EXCEPTION)) {
      mq.refuse(
          "report",
          "transport.mq.report has discard-msg without exception",
          "both, else a message is lost and nobody is told",
          "add exception or delete discard-msg");
    }
    return Optional.of(reports);
  }

  private String replyToQueue() {
    return mq.text("replyToQueue")
        .filter(
            name ->
                is(
                    QUEUE.matcher(name.replace(MqTerms.OWN_QUEUE, "Q")).matches(),
                    "replyToQueue",
                    name,
                    "a queue's name, with {queue} for this instance's own"))
        .orElse("");
  }

  private Identity identity() {
    Optional<YamlSection> section = mq.section("identity");
    if (section.isEmpty()) {
      return Identity.NONE;
    }
    MqValues inside = new MqValues(section.get());
    Identity identity =
        new Identity(inside.text("userIdentifier", 12), inside.text("applIdentityData", 32));
    section.get().refuseUnknownKeys();
    return identity;
  }

  private void checkBridge(MqTerms terms) {
    if (terms.bridge().isEmpty()) {
      return;
    }
    String key = terms.bridge().get() instanceof MqBridge.Cics ? "cicsBridge" : "imsBridge";
    if (terms.ccsid().isEmpty() || terms.encoding().isEmpty()) {
      mq.refuse(
          key,
          "transport.mq." + key + " without ccsid and encoding",
          "those of the core's queue manager: its bridge reads the header in them",
          "add ccsid: 37 and encoding: s390, or what the core team says");
    }
    if (terms.targetClient() == TargetClient.JMS) {
      mq.refuse(
          key,
          "transport.mq." + key + " with targetClient: jms",
          "one of the two: no bridge reads an MQRFH2",
          "delete targetClient");
    }
  }
}
