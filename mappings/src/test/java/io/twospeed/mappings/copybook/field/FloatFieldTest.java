package io.twospeed.mappings.copybook.field;

import static io.twospeed.mappings.copybook.Copybooks.codec;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.twospeed.mappings.copybook.coding.RecordException;
import io.twospeed.mappings.copybook.options.CodecOptions;
import io.twospeed.mappings.copybook.record.RecordCodec;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** COMP-1 and COMP-2 by what their bits are, worked out here without the codec. */
class FloatFieldTest {
  private static final Map<String, RecordCodec> CODECS = new HashMap<>();

  private static RecordCodec of(String usage, String format) {
    return codec(
        CodecOptions.defaults().with("floatFormat", format), "01  R.", "    05  F " + usage + ".");
  }

  private static byte[] encoded(RecordCodec codec, BigDecimal value) {
    return codec.encode(JsonNodeFactory.instance.objectNode().set("F", DecimalNode.valueOf(value)));
  }

  private static BigDecimal decoded(RecordCodec codec, byte[] bytes) {
    JsonNode value = codec.decode(bytes).get("F");
    return value.decimalValue();
  }

  @ParameterizedTest
  @CsvSource({
    "COMP-1,16777216", "COMP-1,0.000003814697265625", "COMP-1,123456.75", "COMP-1,-65536.0625",
    "COMP-2,9007199254740992", "COMP-2,0.000003814697265625", "COMP-2,0.1", "COMP-1,0.1",
    "COMP-2,72057594037927936", "COMP-2,1000000000000000", "COMP-1,1048576"
  })
  void whatTheFieldHoldsExactlyIsTakenAndWhatItHoldsNearlyAsItIsTold(String usage, String value) {
    for (String format : new String[] {"ibm-hfp", "ieee754-big-endian", "ieee754-little-endian"}) {
      RecordCodec codec = of(usage, format);
      byte[] bytes = encoded(codec, new BigDecimal(value));
      BigDecimal told = decoded(codec, bytes);
      assertThat(encoded(codec, told)).isEqualTo(bytes);
      if (new BigDecimal(value).precision() < 9) {
        assertThat(told).isEqualByComparingTo(value);
      }
    }
  }

  @Test
  void whatTheFieldDoesNotHoldIsRefused() {
    for (String value : new String[] {"16777217", "0.12345678", "123456.74"}) {
      assertThatThrownBy(() -> encoded(of("COMP-1", "ibm-hfp"), new BigDecimal(value)))
          .isInstanceOf(RecordException.class)
          .hasMessageContaining("found a number of more digits than the field keeps");
    }
  }

  @Test
  void everyPatternOfBitsIsTakenByItsExactValue() {
    long seed = 20261130;
    Random random = new Random(seed);
    for (int i = 0; i < 20_000; i++) {
      int bits = random.nextInt();
      int exponent = ((bits >>> 24) & 0x7F) - 70;
      BigDecimal hex = hexadecimal(bits < 0, exponent, BigInteger.valueOf(bits & 0xFFFFFF));
      exact("COMP-1", "ibm-hfp", hex, seed);
      // As wide as fits the digits that are taken at all.
      long wide = random.nextLong();
      exponent = (int) ((wide >>> 56) & 0x3F) - 40;
      hex = hexadecimal(wide < 0, exponent, BigInteger.valueOf(wide & 0xFFFFFFFFFFFFFFL));
      exact("COMP-2", "ibm-hfp", hex, seed);
      float single = Float.intBitsToFloat(bits);
      if (Float.isFinite(single)) {
        exact("COMP-1", "ieee754-big-endian", new BigDecimal(single), seed);
      }
      double twice = random.nextGaussian() * Math.pow(2, random.nextInt(120) - 60);
      byte[] theirs = ByteBuffer.allocate(8).putDouble(twice).array();
      assertThat(exact("COMP-2", "ieee754-big-endian", new BigDecimal(twice), seed))
          .isEqualTo(theirs);
    }
  }

  private static BigDecimal hexadecimal(boolean negative, int exponent, BigInteger fraction) {
    BigDecimal power = BigDecimal.valueOf(16).pow(Math.abs(exponent));
    BigDecimal value = new BigDecimal(negative ? fraction.negate() : fraction);
    return exponent >= 0 ? value.multiply(power) : value.divide(power);
  }

  private static byte[] exact(String usage, String format, BigDecimal value, long seed) {
    RecordCodec codec = CODECS.computeIfAbsent(usage + format, key -> of(usage, format));
    byte[] bytes = encoded(codec, value);
    BigDecimal told = decoded(codec, bytes);
    String what = "seed " + seed + " " + usage + " " + format + " " + value;
    assertThat(encoded(codec, told)).as(what).isEqualTo(bytes);
    if (value.stripTrailingZeros().precision() <= 9) {
      assertThat(told).as(what).isEqualByComparingTo(value);
    }
    return bytes;
  }
}
