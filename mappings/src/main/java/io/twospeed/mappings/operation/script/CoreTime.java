package io.twospeed.mappings.operation.script;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Dates and times between a core's writing and ISO 8601. */
final class CoreTime {
  /** The zones mappings name, with their rules: a handful. */
  private static final Map<String, ZoneId> ZONES = new ConcurrentHashMap<>();

  private static final int MOST_ZONES = 1000;

  private CoreTime() {}

  /** {@code 20261123} to {@code 2026-11-23}; zeros and blanks, a core's "none", to null. */
  static JsonNode fromDate(String name, JsonNode[] arguments) {
    String digits = digits(arguments[0], 8);
    return isNone(digits) ? NullNode.instance : TextNode.valueOf(date(name, digits).toString());
  }

  /** {@code 2026-11-23} to {@code 20261123}. */
  static JsonNode toDate(String name, JsonNode[] arguments) {
    LocalDate date = isoDate(name, arguments[0]);
    return TextNode.valueOf(FixedTime.basic(date));
  }

  /** A date of 8 digits, a time of 6 and a zone to {@code 2026-11-23T09:45:00+08:00}. */
  static JsonNode fromDateTime(String name, JsonNode[] arguments) {
    String digits = digits(arguments[0], 8);
    if (isNone(digits)) {
      return NullNode.instance;
    }
    try {
      LocalDateTime time = FixedTime.at(date(name, digits), digits(arguments[1], 6));
      return at(name, time, arguments[2]);
    } catch (DateTimeException e) {
      throw refused(name, "digits that are no time", "HHmmss");
    }
  }

  /** {@code 2026-11-23-09.45.00.123456} in a zone to ISO 8601, some seconds later if asked for. */
  static JsonNode fromTimestamp(String name, JsonNode[] arguments) {
    String text = arguments[0].asText().strip();
    if (text.isEmpty()) {
      return NullNode.instance;
    }
    try {
      LocalDateTime time = FixedTime.db2(text);
      long laterSeconds = arguments.length > 2 ? arguments[2].asLong() : 0;
      return at(name, time.plusSeconds(laterSeconds), arguments[1]);
    } catch (DateTimeException e) {
      throw refused(name, "a text that is no timestamp", "yyyy-MM-dd-HH.mm.ss.nnnnnn");
    }
  }

  /** A local ISO time to {@code 2026-11-23-09.45.00.123456}. */
  static JsonNode toTimestamp(String name, JsonNode[] arguments) {
    try {
      return TextNode.valueOf(FixedTime.db2(FixedTime.isoTime(arguments[0].asText())));
    } catch (DateTimeException e) {
      throw refused(name, "a text that is no local time", "yyyy-MM-ddTHH:mm:ss");
    }
  }

  /** Whole days from one ISO date or time to another. */
  static JsonNode daysBetween(String name, JsonNode[] arguments) {
    long days = ChronoUnit.DAYS.between(isoDate(name, arguments[0]), isoDate(name, arguments[1]));
    return IntNode.valueOf(Math.toIntExact(days));
  }

  private static JsonNode at(String name, LocalDateTime time, JsonNode zone) {
    try {
      ZonedDateTime there = time.atZone(zone(zone.asText()));
      return TextNode.valueOf(FixedTime.iso(there.toLocalDateTime(), there.getOffset()));
    } catch (DateTimeException e) {
      throw refused(name, "an unknown zone", "a zone such as Asia/Shanghai or +08:00");
    }
  }

  private static ZoneId zone(String id) {
    ZoneId known = ZONES.get(id);
    if (known != null) {
      return known;
    }
    ZoneId zone = ZoneId.of(id);
    if (ZONES.size() < MOST_ZONES) {
      ZONES.put(id, zone);
    }
    return zone;
  }

  private static LocalDate isoDate(String name, JsonNode node) {
    String text = node.asText();
    try {
      return FixedTime.isoDate(text);
    } catch (DateTimeException e) {
      throw refused(name, "a text that is no date", "yyyy-MM-dd");
    }
  }

  private static LocalDate date(String name, String digits) {
    try {
      return FixedTime.basicDate(digits);
    } catch (DateTimeException e) {
      throw refused(name, "a field that holds no date", "yyyyMMdd");
    }
  }

  /** The digits as the picture has them: a numeric field has lost its leading zeros by now. */
  private static String digits(JsonNode node, int width) {
    if (!node.isNumber()) {
      return node.asText().strip();
    }
    String text = node.asText();
    return text.length() < width ? "0".repeat(width - text.length()) + text : text;
  }

  private static boolean isNone(String digits) {
    return digits.chars().allMatch(c -> c == '0');
  }

  private static ScriptFunctionException refused(String name, String found, String expected) {
    return new ScriptFunctionException(
        name, found, expected, "map the field that holds it, as the contract writes it");
  }
}
