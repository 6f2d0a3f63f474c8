package io.twospeed.journal;

import static org.assertj.core.api.Assertions.assertThat;

import io.twospeed.journal.calls.CallMove;
import io.twospeed.journal.calls.CoreCallState;
import io.twospeed.journal.calls.EvidenceKind;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;

/** Random sequences of wishes, against a model that is the table itself. */
class CoreCallStatePropertyTest {

  /** Opened once, for all tries. */
  private static final class Opened extends JournalContract {
    static final Opened ON_SQLITE = new Opened();

    private Opened() {
      super(TestStore.sqlite(TestStore.temporaryFolder()));
    }
  }

  record Wish(CoreCallState from, CoreCallState to) {}

  @Property(tries = 60)
  void noSequenceOfWishesTakesACallOffTheTable(@ForAll("wishes") List<Wish> wishes) {
    Opened on = Opened.ON_SQLITE;
    String reference = on.callIn(CoreCallState.PLANNED);
    CoreCallState model = CoreCallState.PLANNED;
    for (Wish wish : wishes) {
      boolean legal = wish.from.next().contains(wish.to) && wish.from == model;
      assertThat(isGranted(on, reference, wish)).as("%s from %s", wish, model).isEqualTo(legal);
      model = legal ? wish.to : model;
    }
    assertThat(on.call(reference).state()).isEqualTo(model);
  }

  private static boolean isGranted(Opened on, String reference, Wish wish) {
    CallMove move;
    try {
      move = new CallMove(reference, wish.from, wish.to, EvidenceKind.REVERSAL, "");
    } catch (IllegalStateException e) {
      return false;
    }
    return JournalContract.result(on.journal.calls().move(move).handle((done, why) -> why == null));
  }

  /** Mostly wishes that the table knows: otherwise few sequences would get anywhere. */
  @Provide
  Arbitrary<List<Wish>> wishes() {
    Arbitrary<CoreCallState> states = Arbitraries.of(CoreCallState.class);
    Arbitrary<Wish> any = Combinators.combine(states, states).as(Wish::new);
    Arbitrary<Wish> known =
        states
            .filter(state -> !state.next().isEmpty())
            .flatMap(from -> Arbitraries.of(from.next()).map(to -> new Wish(from, to)));
    return Arbitraries.frequencyOf(Tuple.of(1, any), Tuple.of(4, known)).list().ofMaxSize(25);
  }
}
