package io.twospeed.mappings.operation.script;

import static java.time.temporal.ChronoField.NANO_OF_SECOND;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;

/**
 * Dates and times of fixed width, digit by digit: a general parser costs more than the rest of an
 * answer's mapping. What is no such text, or no such day, is a {@link DateTimeException}.
 */
final class FixedTime {
  private static final int DB2_LENGTH = 26;
  private static final int NANOS_A_MICRO = 1000;

  private FixedTime() {}

  /** {@code 20261123}. */
  static LocalDate basicDate(String text) {
    requireLength(text, 8);
    return LocalDate.of(number(text, 0, 4), number(text, 4, 2), number(text, 6, 2));
  }

  /** {@code 2026-11-23}, at the start of a text. */
  static LocalDate isoDate(String text) {
    if (text.length() < 10) {
      throw new DateTimeException("no date");
    }
    require(text, 4, '-');
    require(text, 7, '-');
    return LocalDate.of(number(text, 0, 4), number(text, 5, 2), number(text, 8, 2));
  }

  /** A time such as {@code 094500} on a day; {@code 240000} is the next day's midnight. */
  static LocalDateTime at(LocalDate day, String time) {
    requireLength(time, 6);
    return at(day, number(time, 0, 2), number(time, 2, 2), number(time, 4, 2), 0);
  }

  /** Db2 and others write the end of a day as hour 24. */
  private static LocalDateTime at(LocalDate day, int hour, int minute, int second, int nano) {
    return hour == 24 && (minute | second | nano) == 0
        ? day.plusDays(1).atStartOfDay()
        : LocalDateTime.of(day, LocalTime.of(hour, minute, second, nano));
  }

  /** {@code 2026-11-23-09.45.00.123456}. */
  static LocalDateTime db2(String text) {
    requireLength(text, DB2_LENGTH);
    require(text, 10, '-');
    require(text, 13, '.');
    require(text, 16, '.');
    require(text, 19, '.');
    return at(
        isoDate(text),
        number(text, 11, 2),
        number(text, 14, 2),
        number(text, 17, 2),
        number(text, 20, 6) * NANOS_A_MICRO);
  }

  /** {@code 2026-11-23T09:45:00.123456}, or any other local time of ISO 8601. */
  static LocalDateTime isoTime(String text) {
    if (text.length() != DB2_LENGTH || text.charAt(10) != 'T' || text.charAt(19) != '.') {
      return LocalDateTime.parse(text);
    }
    require(text, 13, ':');
    require(text, 16, ':');
    return LocalDateTime.of(
        isoDate(text),
        LocalTime.of(
            number(text, 11, 2),
            number(text, 14, 2),
            number(text, 17, 2),
            number(text, 20, 6) * NANOS_A_MICRO));
  }

  static String db2(LocalDateTime time) {
    StringBuilder text = new StringBuilder(DB2_LENGTH);
    date(time, text).append('-');
    digits(time.getHour(), 2, text).append('.');
    digits(time.getMinute(), 2, text).append('.');
    digits(time.getSecond(), 2, text).append('.');
    return digits(time.get(NANO_OF_SECOND) / NANOS_A_MICRO, 6, text).toString();
  }

  static String basic(LocalDate date) {
    StringBuilder text = new StringBuilder(8);
    year(date.getYear(), text);
    digits(date.getMonthValue(), 2, text);
    return digits(date.getDayOfMonth(), 2, text).toString();
  }

  /** {@code 2026-11-23T09:45:00.25+08:00}: seconds always, decimals of them as far as they go. */
  static String iso(LocalDateTime time, ZoneOffset offset) {
    StringBuilder text = new StringBuilder(35);
    date(time, text).append('T');
    digits(time.getHour(), 2, text).append(':');
    digits(time.getMinute(), 2, text).append(':');
    digits(time.getSecond(), 2, text);
    if (time.get(NANO_OF_SECOND) > 0) {
      digits(time.get(NANO_OF_SECOND), 9, text.append('.'));
      while (text.charAt(text.length() - 1) == '0') {
        text.setLength(text.length() - 1);
      }
    }
    return text.append(offset.getId()).toString();
  }

  private static StringBuilder date(LocalDateTime time, StringBuilder text) {
    year(time.getYear(), text).append('-');
    digits(time.getMonthValue(), 2, text).append('-');
    return digits(time.getDayOfMonth(), 2, text);
  }

  private static StringBuilder year(int year, StringBuilder text) {
    if (year < 0 || year > 9999) {
      throw new DateTimeException("a year of more than four digits");
    }
    return digits(year, 4, text);
  }

  private static StringBuilder digits(int number, int width, StringBuilder text) {
    int power = 1;
    for (int i = 1; i < width; i++) {
      power *= 10;
    }
    for (int rest = number; power > 0; power /= 10) {
      text.append((char) ('0' + rest / power % 10));
    }
    return text;
  }

  private static int number(String text, int at, int length) {
    int number = 0;
    for (int i = at; i < at + length; i++) {
      int digit = text.charAt(i) - '0';
      if (digit < 0 || digit > 9) {
        throw new DateTimeException("no digit");
      }
      number = number * 10 + digit;
    }
    return number;
  }

  private static void require(String text, int at, char mark) {
    if (text.charAt(at) != mark) {
      throw new DateTimeException("no " + mark);
    }
  }

  private static void requireLength(String text, int length) {
    if (text.length() != length) {
      throw new DateTimeException("no text of " + length);
    }
  }
}
