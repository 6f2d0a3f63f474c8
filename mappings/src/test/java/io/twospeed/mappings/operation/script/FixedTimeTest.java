package io.twospeed.mappings.operation.script;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

/** Against the JDK's own formatter and parser. */
class FixedTimeTest {
  private static final DateTimeFormatter DB2 =
      DateTimeFormatter.ofPattern("uuuu-MM-dd-HH.mm.ss.SSSSSS");

  @Property(tries = 500)
  void timesAreWrittenAndReadAsTheJdkDoes(
      @ForAll @LongRange(min = 0, max = 253_402_300_799L) long second,
      @ForAll @IntRange(max = 999_999) int micro,
      @ForAll @IntRange(min = -18, max = 18) int hours) {
    ZoneOffset zone = ZoneOffset.ofHours(hours);
    LocalDateTime time = LocalDateTime.ofEpochSecond(second, micro * 1000, ZoneOffset.UTC);
    String text = DB2.format(time);
    assertThat(FixedTime.db2(time)).isEqualTo(text);
    assertThat(FixedTime.db2(text)).isEqualTo(time);
    assertThat(FixedTime.isoTime(time.toString())).isEqualTo(time);
    assertThat(FixedTime.iso(time, zone))
        .isEqualTo(DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(time.atZone(zone)));
    LocalDate date = time.toLocalDate();
    String basic = date.format(DateTimeFormatter.BASIC_ISO_DATE);
    assertThat(FixedTime.basic(date)).isEqualTo(basic);
    assertThat(FixedTime.basicDate(basic)).isEqualTo(date);
    assertThat(FixedTime.isoDate(date.toString())).isEqualTo(date);
  }

  @Test
  void whatIsNoTimeIsRefusedAndNothingIsRepaired() {
    for (String text :
        new String[] {
          "2026-02-30-00.00.00.000000",
          "2026-02-28-24.00.00.000001",
          "2026-02-28-23.60.00.000000",
          "2026-02-28 23.00.00.000000",
          "2026-02-28-23.00.00.00000a",
          "2026-02-28-23.00.00",
          "",
        }) {
      assertThatThrownBy(() -> FixedTime.db2(text)).isInstanceOf(DateTimeException.class);
      assertThatThrownBy(() -> FixedTime.isoTime(text)).isInstanceOf(DateTimeException.class);
    }
    assertThatThrownBy(() -> FixedTime.basicDate("20260230")).isInstanceOf(DateTimeException.class);
    assertThatThrownBy(() -> FixedTime.isoDate("2026-2-3")).isInstanceOf(DateTimeException.class);
  }

  @Test
  void theEndOfADayIsTheNextDaysMidnight() {
    LocalDateTime midnight = LocalDateTime.of(2027, 1, 1, 0, 0);
    assertThat(FixedTime.db2("2026-12-31-24.00.00.000000")).isEqualTo(midnight);
    assertThat(FixedTime.at(LocalDate.of(2026, 12, 31), "240000")).isEqualTo(midnight);
  }
}
