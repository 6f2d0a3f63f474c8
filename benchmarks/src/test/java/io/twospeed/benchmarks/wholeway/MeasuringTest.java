package io.twospeed.benchmarks.wholeway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

final class MeasuringTest {

  @Test
  void tableShowsMediansAndTheShareOfTheFloor() {
    String table =
        new ResultTable(
                List.of(
                    sample(Contender.FLOOR, 1000, 200),
                    sample(Contender.TWOSPEED, 700, 300),
                    sample(Contender.TWOSPEED, 900, 320),
                    sample(Contender.TWOSPEED, 800, 250)))
            .markdown(List.of(64), List.of(Contender.FLOOR, Contender.TWOSPEED));
    assertThat(table)
        .contains("| floor | 64 | 1000 | 200 | 1.5 | 9.0 | 0 | 1.00 | 1.00 |")
        .contains("| Twospeed | 64 | 800 | 300 | 1.5 | 9.0 | 0 | 0.80 | 1.50 |");
  }

  @Test
  void optionsAreReadAndWrongOnesRefused() {
    Options options = Options.parse("--rounds", "5", "--contenders", "floor,plain-camel");
    assertThat(options.rounds()).isEqualTo(5);
    assertThat(options.contenders()).containsExactly(Contender.FLOOR, Contender.PLAIN_CAMEL);
    assertThat(Options.parse("--quick").window()).isEqualTo(Duration.ofSeconds(2));
    assertThatThrownBy(() -> Options.parse("--rounds", "0"))
        .hasMessage("--rounds takes whole numbers from 1 to 25, not '0'");
    assertThatThrownBy(() -> Options.parse("--contenders", "nobody"))
        .hasMessageStartingWith("no contender 'nobody'; there are: floor,twospeed");
    assertThatThrownBy(() -> Options.parse("--round", "5"))
        .hasMessageStartingWith("no option '--round'");
  }

  private static Sample sample(Contender contender, double rate, double cpu) {
    return new Sample(1, contender, 64, 10, rate, cpu, 1, 1, 1500, 9000, 0, "");
  }
}
