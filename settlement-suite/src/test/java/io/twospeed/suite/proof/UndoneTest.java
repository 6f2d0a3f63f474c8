package io.twospeed.suite.proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class UndoneTest {
  private static final Booked HOLD = booked(24, "A", "HOLDFUND");
  private static final Booked LOAN = booked(30, "B", "LOANOPEN");

  @Test
  void lastFirstIsInOrder() {
    assertThat(found(Map.of("A", 43, "B", 40), Set.of())).isEmpty();
  }

  @Test
  void whatStandsForGoodIsNotAsked() {
    assertThat(found(Map.of("A", 43), Set.of())).isEmpty();
  }

  @Test
  void theEarlierFirstIsAFault() {
    assertThat(found(Map.of("A", 40, "B", 43), Set.of()))
        .singleElement()
        .asString()
        .startsWith("interaction I undid the earlier first, at 40 and 43: Booked[place=24");
  }

  @Test
  void whatWasSettledAsNotDoneCannotBeUndoneFirst() {
    assertThat(found(Map.of("A", 40, "B", 43), Set.of("B"))).isEmpty();
    assertThat(found(Map.of("A", 40, "B", 43), Set.of("A"))).hasSize(1);
  }

  private static List<String> found(Map<String, Integer> undone, Set<String> contradicted) {
    return Undone.outOfOrder(
        "I",
        List.of(HOLD, LOAN),
        each -> Optional.ofNullable(undone.get(each.reference())),
        each -> contradicted.contains(each.reference()));
  }

  private static Booked booked(int place, String reference, String code) {
    return new Booked(place, reference, code, "1", "2", BigDecimal.TEN, "reversed", "");
  }
}
