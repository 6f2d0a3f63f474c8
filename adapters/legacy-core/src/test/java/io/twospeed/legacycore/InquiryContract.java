package io.twospeed.legacycore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.twospeed.journal.calls.CoreCallState;
import io.twospeed.journal.calls.EvidenceKind;
import io.twospeed.journal.interactions.Interaction;
import io.twospeed.legacycore.recovery.InquiryAnswer;
import io.twospeed.legacycore.recovery.InquiryAnswer.Meaning;
import java.time.Duration;
import java.util.Collections;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the core says where a person asks for a call that is parked. */
abstract class InquiryContract extends JournalledTest {

  @BeforeEach
  void parkSoon() {
    door.kill();
    door = open(JournalledDoor.quick(Duration.ofMillis(1)));
    awaitUp();
  }

  private String parked(String operation, String behaviour) {
    Interaction interaction = door.interaction(LONG);
    core.books().plan("book", behaviour);
    core.books().plan("inquire", Collections.nCopies(200, "lose").toArray(String[]::new));
    var unused = door.call(interaction, operation, "1");
    String reference = referenceOf(interaction);
    await("parked").atMost(LONG).until(() -> door.state(reference) == CoreCallState.PARKED);
    core.books().forget("inquire");
    return reference;
  }

  private InquiryAnswer asked(String reference) {
    return JournalledDoor.result(door.door().inquire(reference));
  }

  private void assertKept(String reference, String code) {
    assertThat(door.stored(reference).evidence())
        .last()
        .satisfies(it -> assertThat(it.kind()).isEqualTo(EvidenceKind.INQUIRED))
        .satisfies(it -> assertThat(it.code()).isEqualTo(code));
    assertThat(door.state(reference)).isEqualTo(CoreCallState.PARKED);
  }

  @Test
  void whatTheCoreHasDoneIsSaidAndKeptAndSettlesNothing() {
    String reference = parked("book.inquiry", "mute");
    InquiryAnswer answer = asked(reference);
    assertThat(answer.meaning()).isEqualTo(Meaning.DONE);
    assertThat(answer.contradicts(CoreCallState.REJECTED)).isTrue();
    assertThat(answer.contradicts(CoreCallState.CONFIRMED)).isFalse();
    assertKept(reference, "DONE");
  }

  @Test
  void anUnknownIsBelievedOnceNoMessageCanBeUnderWay() {
    String reference = parked("book.inquiry", "lose");
    await("the grace is over")
        .atMost(LONG)
        .until(() -> asked(reference).meaning() != Meaning.TOO_EARLY);
    InquiryAnswer answer = asked(reference);
    assertThat(answer.meaning()).isEqualTo(Meaning.NOT_DONE);
    assertThat(answer.contradicts(CoreCallState.CONFIRMED)).isTrue();
    assertThat(answer.contradicts(CoreCallState.REJECTED)).isFalse();
    assertKept(reference, "UNKNOWN");
    Duration believedAfter = JournalledDoor.TIMEOUT.plus(JournalledDoor.quick().grace());
    assertThat(Duration.between(door.stored(reference).createdAt(), answer.at()))
        .isGreaterThan(believedAfter);
  }

  @Test
  void whatIsReversedAlreadyIsSaid() {
    String reference = parked("book.inquiry", "mute");
    core.books().serve("reverse", "f".repeat(32), reference);
    InquiryAnswer answer = asked(reference);
    assertThat(answer.meaning()).isEqualTo(Meaning.REVERSED);
    assertThat(answer.contradicts(CoreCallState.CONFIRMED)).isTrue();
    assertKept(reference, "REVERSED");
  }

  @Test
  void aCoreThatIsAwayIsAnAnswerThatContradictsNobody() throws Exception {
    String reference = parked("book.inquiry", "mute");
    core.stop();
    InquiryAnswer answer = asked(reference);
    assertThat(answer.meaning()).isEqualTo(Meaning.NOT_KNOWN);
    assertThat(answer.contradicts(CoreCallState.CONFIRMED)).isFalse();
    assertThat(answer.contradicts(CoreCallState.REJECTED)).isFalse();
    assertKept(reference, answer.said());
    assertThat(answer.said()).isIn("core-unavailable", "core-timeout");
  }

  @Test
  void aCallWithoutAnInquiryAndAnUnknownOneCannotBeAsked() {
    String reference = parked("book.nothing", "mute");
    assertThat(asked(reference).said()).isEqualTo("no-inquiry-declared");
    assertThat(asked("0".repeat(32)).said()).isEqualTo("no-such-call");
    assertThat(core.requests()).noneMatch(it -> it.startsWith("inquire") && it.endsWith(reference));
  }
}
