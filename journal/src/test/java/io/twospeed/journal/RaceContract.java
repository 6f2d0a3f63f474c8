package io.twospeed.journal;

import static org.assertj.core.api.Assertions.assertThat;

import io.twospeed.journal.calls.CallMove;
import io.twospeed.journal.calls.CoreCallState;
import io.twospeed.journal.calls.Evidence;
import io.twospeed.journal.calls.EvidenceKind;
import io.twospeed.journal.calls.StoredCall;
import io.twospeed.journal.failure.TransitionRefusedException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.Test;

/** Random moves by many at once never take a call off the table of transitions. */
abstract class RaceContract extends JournalContract {
  /** Every state but the first, to which no way leads. */
  private static final List<CoreCallState> TARGETS =
      List.copyOf(EnumSet.complementOf(EnumSet.of(CoreCallState.PLANNED)));

  RaceContract(TestStore store) {
    super(store);
  }

  @Test
  void whateverManyDoAtOnceEveryCallGoesAWayOfTheTable() {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    String id = begun();
    List<String> references = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      references.add(callIn(CoreCallState.PLANNED, id));
    }
    List<CompletionStage<Boolean>> moves = new ArrayList<>();
    for (int i = 0; i < 2000; i++) {
      moves.add(accepted(journal.calls().move(any(references, random))));
    }
    long done = moves.stream().filter(JournalContract::result).count();

    long seen = references.stream().mapToLong(reference -> stepsOf(call(reference), seed)).sum();
    assertThat(done).as("accepted moves are the evidence, seed %d", seed).isEqualTo(seen);
    assertThat(done).as("some were accepted, some refused").isBetween(20L, 1999L);
  }

  private static CallMove any(List<String> references, Random random) {
    CoreCallState to = TARGETS.get(random.nextInt(TARGETS.size()));
    String reference = references.get(random.nextInt(references.size()));
    return CallMove.to(to, reference, EvidenceKind.REPLY, to.name());
  }

  private static CompletionStage<Boolean> accepted(CompletionStage<Void> move) {
    return move.handle(
        (done, why) -> {
          if (why != null) {
            Throwable cause = why instanceof CompletionException ? why.getCause() : why;
            assertThat(cause).isInstanceOf(TransitionRefusedException.class);
          }
          return why == null;
        });
  }

  /** Walks the evidence; a step off the table throws. */
  private static long stepsOf(StoredCall call, long seed) {
    CoreCallState state = CoreCallState.PLANNED;
    List<Evidence> steps = call.evidence().subList(1, call.evidence().size());
    for (Evidence step : steps) {
      state = state.to(CoreCallState.valueOf(step.code()));
    }
    assertThat(call.state()).as("seed %d", seed).isEqualTo(state);
    return steps.size();
  }
}
