package io.twospeed.legacycore.change;

import io.twospeed.journal.calls.CoreCallState;
import io.twospeed.journal.failure.JournalUnavailableException;
import io.twospeed.journal.failure.TransitionRefusedException;
import io.twospeed.legacycore.call.CallProblem;
import java.util.concurrent.CompletionStage;

/** Sends one call: nothing leaves before the journal has it. */
final class CallSender {
  private final CallOwner owner;
  private final ChangingCall call;
  private final CallLife life;
  private final CallJournal journal;
  private final SendHistory sends;

  CallSender(
      CallOwner owner, ChangingCall call, CallLife life, CallJournal journal, SendHistory sends) {
    this.owner = owner;
    this.call = call;
    this.life = life;
    this.journal = journal;
    this.sends = sends;
  }

  /** Has it written down, then put. */
  void begin(ChangeSend send, byte[] wire) {
    if (life.take(CallEvent.BEGIN) != CallAction.WRITE_DOWN) {
      return;
    }
    // Not before the window in which it may leave was opened: belief goes by the later one.
    sends.expiresAt(owner.now().plusNanos(send.limitNanos()));
    owner.own(call);
    owner.wheel().add(send);
    CompletionStage<Void> written;
    try {
      written = journal.planAndSend(wire);
    } catch (RuntimeException e) {
      notWritten(send, e);
      return;
    }
    written.whenCompleteAsync(
        (done, failure) -> {
          if (failure == null) {
            written(send, wire);
          } else {
            notWritten(send, SureWrites.unwrapped(failure));
          }
        },
        owner.aside());
  }

  private void written(ChangeSend send, byte[] wire) {
    CallAction next = life.take(CallEvent.WRITTEN);
    journal.isWritten(true);
    if (next == CallAction.PUT) {
      owner.log().state(call.plan(), CoreCallState.SENT);
      send.putBy(wire);
    }
  }

  private void notWritten(ChangeSend send, Throwable failure) {
    String why = String.valueOf(failure.getMessage());
    CallProblem problem =
        failure instanceof TransitionRefusedException
            ? CallProblem.interactionOver(why)
            : CallProblem.notWritten(why, failure);
    if (life.take(CallEvent.NOT_WRITTEN) == CallAction.END) {
      call.neverBegan(problem);
      send.end();
    }
    journal.isWritten(false);
    if (failure instanceof JournalUnavailableException) {
      // It may have been written all the same.
      journal.neverSent();
    }
  }

  /** Has a message more written down, then put. */
  void resend(ChangeSend again, byte[] wire) {
    sends.again(owner.now().plusNanos(again.limitNanos()));
    var unused =
        journal
            .resend()
            .whenCompleteAsync(
                (noted, failure) -> {
                  if (failure == null) {
                    sends.recordedAgain();
                    owner.wheel().add(again);
                    again.putBy(wire);
                  } else {
                    again.notDone(CallProblem.notWritten(failure.toString(), failure));
                  }
                },
                owner.aside());
  }
}
