package io.twospeed.simulator.record;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;

/** Dates and times as the records hold them. */
final class RecordDates {
  private static final DateTimeFormatter DB2 =
      DateTimeFormatter.ofPattern("yyyy-MM-dd-HH.mm.ss.SSSSSS");

  private RecordDates() {}

  /** 9(8), YYYYMMDD. */
  static int date(LocalDate date) {
    return date.getYear() * 10_000 + date.getMonthValue() * 100 + date.getDayOfMonth();
  }

  static int date(LocalDateTime at) {
    return date(at.toLocalDate());
  }

  /** 9(6), HHMMSS. */
  static int time(LocalDateTime at) {
    LocalTime time = at.toLocalTime();
    return time.getHour() * 10_000 + time.getMinute() * 100 + time.getSecond();
  }

  /** X(26). */
  static String timestamp(LocalDateTime at) {
    return DB2.format(at);
  }
}
