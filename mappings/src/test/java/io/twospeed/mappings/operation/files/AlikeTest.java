package io.twospeed.mappings.operation.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class AlikeTest {
  @Test
  void fewNamesAreListedAndOfManyTheNearest() {
    assertThat(Alike.oneOf("b", List.of())).isEqualTo("nothing: there is none to name");
    assertThat(Alike.oneOf("b", List.of("a", "c"))).isEqualTo("one of a, c");
    List<String> many = IntStream.range(10, 60).mapToObj(i -> "payments.status" + i).toList();
    assertThat(Alike.oneOf("payments.status3", many))
        .isEqualTo("one of 50, such as payments.status13, payments.status23, payments.status30");
  }
}
