package io.twospeed.benchmarks.record;

import com.fasterxml.jackson.databind.JsonNode;
import com.legstar.base.type.composite.CobolComplexType;
import io.twospeed.mappings.copybook.record.RecordCodec;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** Records a second: bytes to a JSON tree and back. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
public class RecordCodecs {
  /** The folder of the contracts. */
  public static final String CONTRACTS = "twospeed.benchmarks.contracts";

  /** The record: its name, and the entries of a history page. */
  @Param({"balance", "history-6", "history-54", "history-217"})
  public String record = "balance";

  private final Path contracts = Path.of(System.getProperty(CONTRACTS, "mappings/contracts"));
  private RecordCodec codec = SampleRecords.balanceCodec(contracts);
  private RecordByHand byHand = new BalanceByHand();
  private CobolComplexType legStar = LegStarTypes.balance();
  private JsonNode json = SampleRecords.balance();
  private byte[] bytes = {};

  /** Makes codecs and record, and proves that all of them agree. */
  @Setup
  public void prepare() {
    if (!record.equals("balance")) {
      codec = SampleRecords.historyCodec(contracts);
      byHand = new HistoryByHand();
      legStar = LegStarTypes.history(SampleRecords.MOST_ENTRIES);
      json = SampleRecords.history(Integer.parseInt(record.substring("history-".length())));
    }
    bytes = byHand.encode(json);
    require(Arrays.equals(bytes, codec.encode(json)), "the encoders");
    require(codec.decode(bytes).equals(json), "our decoder");
    require(byHand.decode(bytes).equals(json), "the decoder by hand");
    require(LegStarDecoder.decode(legStar, bytes).equals(json), "LegStar");
  }

  private void require(boolean agreed, String who) {
    if (!agreed) {
      throw new IllegalStateException(who + " makes something else of " + record);
    }
  }

  /** Our codec. */
  @Benchmark
  public Object decodeTwospeed() {
    return codec.decode(bytes);
  }

  /** Offsets written by hand. */
  @Benchmark
  public Object decodeByHand() {
    return byHand.decode(bytes);
  }

  /** LegStar, which does not encode. */
  @Benchmark
  public Object decodeLegStar() {
    return LegStarDecoder.decode(legStar, bytes);
  }

  /** Our codec. */
  @Benchmark
  public Object encodeTwospeed() {
    return codec.encode(json);
  }

  /** Offsets written by hand. */
  @Benchmark
  public Object encodeByHand() {
    return byHand.encode(json);
  }
}
