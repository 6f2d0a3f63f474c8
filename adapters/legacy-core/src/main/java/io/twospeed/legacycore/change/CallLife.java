package io.twospeed.legacycore.change;

import static io.twospeed.legacycore.change.CallAction.END;
import static io.twospeed.legacycore.change.CallAction.ENTER_DOUBT;
import static io.twospeed.legacycore.change.CallAction.NOTE;
import static io.twospeed.legacycore.change.CallAction.NOTE_AND_RESUME;
import static io.twospeed.legacycore.change.CallAction.NOTE_AND_WATCH;
import static io.twospeed.legacycore.change.CallAction.NOTHING;
import static io.twospeed.legacycore.change.CallAction.PUT;
import static io.twospeed.legacycore.change.CallAction.RESOLVE;
import static io.twospeed.legacycore.change.CallAction.RESUME;
import static io.twospeed.legacycore.change.CallAction.SETTLE_CONFIRMED;
import static io.twospeed.legacycore.change.CallAction.SETTLE_NOT_DONE;
import static io.twospeed.legacycore.change.CallAction.SETTLE_REJECTED;
import static io.twospeed.legacycore.change.CallAction.WRITE_DOWN;
import static io.twospeed.legacycore.change.CallEvent.ALL_UNREAD;
import static io.twospeed.legacycore.change.CallEvent.BEGIN;
import static io.twospeed.legacycore.change.CallEvent.DONE;
import static io.twospeed.legacycore.change.CallEvent.NOT_SENT;
import static io.twospeed.legacycore.change.CallEvent.NOT_WRITTEN;
import static io.twospeed.legacycore.change.CallEvent.NO_ANSWER;
import static io.twospeed.legacycore.change.CallEvent.ONE_REFUSED;
import static io.twospeed.legacycore.change.CallEvent.ONE_UNREAD;
import static io.twospeed.legacycore.change.CallEvent.OPEN_ELSEWHERE;
import static io.twospeed.legacycore.change.CallEvent.REFUSED;
import static io.twospeed.legacycore.change.CallEvent.RESEND_NOT_SENT;
import static io.twospeed.legacycore.change.CallEvent.RESEND_UNANSWERED;
import static io.twospeed.legacycore.change.CallEvent.SETTLED;
import static io.twospeed.legacycore.change.CallEvent.TAKEN_OVER_IN_DOUBT;
import static io.twospeed.legacycore.change.CallEvent.TAKEN_OVER_PLANNED;
import static io.twospeed.legacycore.change.CallEvent.TAKEN_OVER_SENT;
import static io.twospeed.legacycore.change.CallEvent.UNCLEAR;
import static io.twospeed.legacycore.change.CallEvent.WRITTEN;
import static io.twospeed.legacycore.change.CallStage.ENDED;
import static io.twospeed.legacycore.change.CallStage.IN_DOUBT;
import static io.twospeed.legacycore.change.CallStage.LOOKED_UP;
import static io.twospeed.legacycore.change.CallStage.NEW;
import static io.twospeed.legacycore.change.CallStage.SENT;
import static io.twospeed.legacycore.change.CallStage.WRITING;

import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * The life of one changing call in this process: one table of what follows from what happens, and
 * the stage of one call. docs/call-life.md is drawn from the table. Thread-safe: of two events at
 * once each sees what the other made of the stage, or the other way round.
 *
 * <p>No event settles a call by itself. It has the journal asked, which is the judge of every race
 * between processes, and its answer is the event {@link CallEvent#SETTLED} or {@link
 * CallEvent#OPEN_ELSEWHERE}. So evidence that comes when the call has ended is shown to the journal
 * too: it may contradict what the call was settled as.
 */
class CallLife {

  /** What follows. */
  record Step(CallStage next, CallAction action) {}

  private static final Map<CallStage, Map<CallEvent, Step>> TABLE =
      Map.of(
          NEW, from(NEW).to(WRITING, BEGIN, WRITE_DOWN).to(ENDED, NOT_SENT, END).steps,
          WRITING,
              from(WRITING)
                  .to(SENT, WRITTEN, PUT)
                  .to(ENDED, NOT_WRITTEN, END)
                  .on(NOT_SENT, SETTLE_NOT_DONE)
                  .to(ENDED, SETTLED, END)
                  .steps,
          SENT,
              from(SENT)
                  .on(NOT_SENT, SETTLE_NOT_DONE)
                  .to(IN_DOUBT, NO_ANSWER, ENTER_DOUBT)
                  .to(IN_DOUBT, UNCLEAR, ENTER_DOUBT)
                  .on(RESEND_NOT_SENT, RESUME)
                  .on(RESEND_UNANSWERED, RESUME)
                  .on(DONE, SETTLE_CONFIRMED)
                  .on(REFUSED, SETTLE_REJECTED)
                  .on(ONE_REFUSED, NOTE_AND_RESUME)
                  .on(ONE_UNREAD, NOTE)
                  .on(ALL_UNREAD, SETTLE_NOT_DONE)
                  .on(OPEN_ELSEWHERE, NOTE_AND_WATCH)
                  .to(ENDED, SETTLED, END)
                  .steps,
          IN_DOUBT,
              from(IN_DOUBT)
                  // Another message may be under way: that one did not leave says nothing of it.
                  .on(NOT_SENT, NOTE_AND_RESUME)
                  // With the answer the time limit is gone that would lead to the next step.
                  .on(NO_ANSWER, NOTE_AND_RESUME)
                  .on(UNCLEAR, NOTE_AND_RESUME)
                  .on(RESEND_NOT_SENT, RESUME)
                  .on(RESEND_UNANSWERED, RESUME)
                  .on(DONE, SETTLE_CONFIRMED)
                  .on(REFUSED, SETTLE_REJECTED)
                  .on(ONE_REFUSED, NOTE_AND_RESUME)
                  .on(ONE_UNREAD, NOTE)
                  .on(ALL_UNREAD, SETTLE_NOT_DONE)
                  .on(OPEN_ELSEWHERE, NOTE_AND_WATCH)
                  .to(ENDED, SETTLED, END)
                  .steps,
          LOOKED_UP,
              from(LOOKED_UP)
                  .to(SENT, TAKEN_OVER_PLANNED, SETTLE_NOT_DONE)
                  .to(IN_DOUBT, TAKEN_OVER_SENT, ENTER_DOUBT)
                  .to(IN_DOUBT, TAKEN_OVER_IN_DOUBT, RESOLVE)
                  .on(DONE, SETTLE_CONFIRMED)
                  .on(REFUSED, SETTLE_REJECTED)
                  .on(ONE_REFUSED, NOTE)
                  .on(UNCLEAR, NOTE)
                  .on(ONE_UNREAD, NOTE)
                  .on(ALL_UNREAD, SETTLE_NOT_DONE)
                  .on(OPEN_ELSEWHERE, NOTE)
                  .to(ENDED, SETTLED, END)
                  .steps,
          ENDED,
              from(ENDED)
                  .on(WRITTEN, NOTHING)
                  .on(NOT_WRITTEN, NOTHING)
                  .on(NOT_SENT, NOTHING)
                  .on(NO_ANSWER, NOTE)
                  .on(UNCLEAR, NOTE)
                  .on(RESEND_NOT_SENT, NOTHING)
                  .on(RESEND_UNANSWERED, NOTHING)
                  .on(DONE, SETTLE_CONFIRMED)
                  .on(REFUSED, SETTLE_REJECTED)
                  .on(ONE_REFUSED, NOTE)
                  .on(ONE_UNREAD, NOTE)
                  .on(ALL_UNREAD, SETTLE_NOT_DONE)
                  .on(OPEN_ELSEWHERE, NOTE)
                  .on(SETTLED, NOTHING)
                  .steps);

  private final AtomicReference<CallStage> stage;

  /** A call that begins at that stage. */
  CallLife(CallStage first) {
    stage = new AtomicReference<>(first);
  }

  /**
   * Goes on by what happened; what is answered is to be done.
   *
   * @throws IllegalStateException where that cannot happen at this stage
   */
  final CallAction take(CallEvent event) {
    while (true) {
      CallStage now = stage();
      Step step = step(now, event);
      if (step == null) {
        throw new IllegalStateException("A call that is %s cannot be %s".formatted(now, event));
      }
      if (stage.compareAndSet(now, step.next())) {
        taken(now, event);
        return step.action();
      }
    }
  }

  /** A transition was taken; for who watches that each is. */
  void taken(CallStage from, CallEvent event) {}

  final CallStage stage() {
    return Objects.requireNonNull(stage.get());
  }

  /** What follows at that stage; null: it cannot happen there. */
  static @Nullable Step step(CallStage stage, CallEvent event) {
    return TABLE.getOrDefault(stage, Map.of()).get(event);
  }

  private static Row from(CallStage stage) {
    return new Row(stage);
  }

  /** The steps of one stage. */
  private static final class Row {
    private final CallStage stage;
    private final Map<CallEvent, Step> steps = new EnumMap<>(CallEvent.class);

    private Row(CallStage stage) {
      this.stage = stage;
    }

    private Row on(CallEvent event, CallAction action) {
      return to(stage, event, action);
    }

    private Row to(CallStage next, CallEvent event, CallAction action) {
      steps.put(event, new Step(next, action));
      return this;
    }
  }
}
