package io.twospeed.mappings.operation.declaration;

import static org.assertj.core.api.Assertions.assertThat;

import io.twospeed.mappings.Finding;
import io.twospeed.mappings.operation.declaration.MqTerms.CorrelId;
import io.twospeed.mappings.operation.declaration.MqTerms.Identity;
import io.twospeed.mappings.operation.declaration.MqTerms.MsgId;
import io.twospeed.mappings.operation.declaration.MqTerms.Persistence;
import io.twospeed.mappings.operation.declaration.MqTerms.Report;
import io.twospeed.mappings.operation.declaration.MqTerms.TargetClient;
import io.twospeed.mappings.operation.files.Findings;
import io.twospeed.mappings.operation.files.YamlFile;
import io.twospeed.mappings.operation.files.YamlSection;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What operation.yaml says of a message under transport.mq, and every way to say it wrong. */
class MqTermsTest {
  @TempDir Path folder;

  private Findings findings = new Findings(Path.of("."));

  private MqTerms read(Effect effect, String yaml) throws IOException {
    findings = new Findings(folder);
    String nested = "transport:\n  mq:\n" + yaml.indent(4);
    Path file = Files.writeString(folder.resolve("operation.yaml"), nested);
    YamlSection mq =
        YamlFile.read(file, findings)
            .flatMap(whole -> whole.section("transport"))
            .flatMap(transport -> transport.section("mq"))
            .orElseThrow();
    MqTerms terms = MqTermsReader.read(mq, effect);
    mq.refuseUnknownKeys();
    return terms;
  }

  private List<String> findingsOf(Effect effect, String yaml) throws IOException {
    read(effect, yaml);
    return findings.all().stream().map(Finding::toString).toList();
  }

  @Test
  void aQueueAloneMeansTheDefaults() throws IOException {
    assertThat(read(Effect.CHANGES, "{}")).isEqualTo(MqTerms.DEFAULTS);
    assertThat(findings.all()).isEmpty();
  }

  @Test
  void everyKeyIsTaken() throws IOException {
    MqTerms terms =
        read(
            Effect.READS,
            """
            queueManager: QMZ
            targetClient: mq
            ccsid: 37
            encoding: s390
            format: PAYREC
            persistence: as-queue-defines
            priority: 7
            expiry: 30s
            msgId: reference
            correlId: new-session
            report: [expiration, exception, discard-msg, coa, cod]
            replyToQueue: "{queue}.ALIAS"
            replyToQueueManager: QMFE
            identity: { userIdentifier: TELLER1, applIdentityData: BRANCH 0042 }
            cicsBridge: { program: PAYXFER, transactionId: PAYX, outputDataLength: 2000, replyToFormat: PAYREPLY }
            """);
    assertThat(findings.all()).isEmpty();
    assertThat(terms)
        .isEqualTo(
            new MqTerms(
                "QMZ",
                TargetClient.MQ,
                OptionalInt.of(37),
                OptionalInt.of(785),
                "PAYREC",
                Persistence.AS_QUEUE_DEFINES,
                OptionalInt.of(7),
                Optional.of(Duration.ofSeconds(30)),
                MsgId.REFERENCE,
                Optional.of(CorrelId.NEW_SESSION),
                Optional.of(Set.of(Report.values())),
                "{queue}.ALIAS",
                "QMFE",
                new Identity("TELLER1", "BRANCH 0042"),
                Optional.of(new MqBridge.Cics("PAYXFER", "PAYX", 2000, "PAYREPLY"))));
  }

  @Test
  void anImsBridgeIsTakenAndNoReportAtAllToo() throws IOException {
    MqTerms terms =
        read(
            Effect.CHANGES,
            """
            ccsid: 500
            encoding: 785
            report: []
            imsBridge: { transaction: PAYTRAN, ltermOverride: LTERM1, mfsMapName: MFSMAP, commitMode: send-then-commit }
            """);
    assertThat(findings.all()).isEmpty();
    assertThat(terms.report()).contains(Set.of());
    assertThat(terms.bridge()).contains(new MqBridge.Ims("PAYTRAN", "LTERM1", "MFSMAP", true, ""));
  }

  @Test
  void everythingThatIsWrongIsToldAtOnce() throws IOException {
    assertThat(
            findingsOf(
                Effect.READS,
                """
                queueManager: a b
                targetClient: cobol
                ccsid: 70000
                encoding: big
                format: NINECHARS
                priority: 10
                report: [expired]
                replyToQueue: "{instance}"
                correlation: x
                """))
        .containsExactly(
            "operation.yaml:3: transport.mq.queueManager is 'a b'; expected a name of at most 48 characters such as CORE.PAY.XFER; fix: correct it",
            "operation.yaml:4: transport.mq.targetClient is 'cobol'; expected one of jms, mq; fix: correct it",
            "operation.yaml:5: transport.mq.ccsid is '70000'; expected a number from 1 to 65535; fix: correct it",
            "operation.yaml:6: transport.mq.encoding is 'big'; expected a number from 1 to 4095; fix: correct it",
            "operation.yaml:7: transport.mq.format is 'NINECHARS'; expected at most 8 characters of ASCII; fix: correct it",
            "operation.yaml:8: transport.mq.priority is '10'; expected a number from 0 to 9; fix: correct it",
            "operation.yaml:9: transport.mq.report is 'expired'; expected one of expiration, exception, discard-msg, coa, cod; fix: correct it",
            "operation.yaml:10: transport.mq.replyToQueue is '{instance}'; expected a queue's name, with {queue} for this instance's own; fix: correct it",
            "operation.yaml:11: unknown key transport.mq.correlation; expected one of ccsid, cicsBridge, correlId, encoding, expiry, format, identity, imsBridge, msgId, persistence, priority, queueManager, replyToQueue, replyToQueueManager, report, targetClient; fix: correct the name or delete the line");
  }

  @Test
  void whatWouldLeaveAChangeToChanceIsRefused() throws IOException {
    assertThat(
            findingsOf(
                Effect.CHANGES,
                """
                persistence: not-persistent
                expiry: unlimited
                report: [discard-msg]
                """))
        .containsExactly(
            "operation.yaml:3: transport.mq.persistence leaves a request that changes to chance; expected persistent on operations with effect: changes; fix: delete it: that is the default",
            "operation.yaml:4: transport.mq.expiry on an operation that changes; expected it on operations with effect: reads; fix: delete it: what changes expires when its call's time is over, which settlement relies upon",
            "operation.yaml:5: transport.mq.report has discard-msg without exception; expected both, else a message is lost and nobody is told; fix: add exception or delete discard-msg");
  }

  @Test
  void aBridgeNeedsTheCoresCodePageAndNoRfh2BeforeIt() throws IOException {
    assertThat(
            findingsOf(
                Effect.READS,
                """
                targetClient: jms
                cicsBridge: { program: PAYXFER }
                imsBridge: { transaction: PAYTRAN }
                """))
        .containsExactly(
            "operation.yaml:4: transport.mq.cicsBridge without ccsid and encoding; expected those of the core's queue manager: its bridge reads the header in them; fix: add ccsid: 37 and encoding: s390, or what the core team says",
            "operation.yaml:4: transport.mq.cicsBridge with targetClient: jms; expected one of the two: no bridge reads an MQRFH2; fix: delete targetClient",
            "operation.yaml:5: transport.mq has both cicsBridge and imsBridge; expected at most one of the two; fix: delete the one that is not before the core's program");
  }
}
