package io.twospeed.benchmarks.record;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.twospeed.mappings.copybook.record.RecordCodec;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is compared does the same: a codec that did less would be faster for nothing. */
class RecordCodecsTest {
  private static final Path CONTRACTS = Path.of("../mappings/contracts");

  @Test
  void everyCodecMakesTheSameOfABalance() {
    JsonNode json = SampleRecords.balance();
    RecordCodec ours = SampleRecords.balanceCodec(CONTRACTS);
    byte[] bytes = new BalanceByHand().encode(json);
    assertThat(bytes).hasSize(408).isEqualTo(ours.encode(json));
    assertThat(new BalanceByHand().decode(bytes)).isEqualTo(json).isEqualTo(ours.decode(bytes));
    assertThat(LegStarDecoder.decode(LegStarTypes.balance(), bytes)).isEqualTo(json);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 6, 217})
  void everyCodecMakesTheSameOfAHistoryPage(int entries) {
    JsonNode json = SampleRecords.history(entries);
    RecordCodec ours = SampleRecords.historyCodec(CONTRACTS);
    byte[] bytes = new HistoryByHand().encode(json);
    assertThat(bytes).hasSize(146 + 150 * entries).isEqualTo(ours.encode(json));
    assertThat(new HistoryByHand().decode(bytes)).isEqualTo(json).isEqualTo(ours.decode(bytes));
    assertThat(LegStarDecoder.decode(LegStarTypes.history(217), bytes)).isEqualTo(json);
  }
}
