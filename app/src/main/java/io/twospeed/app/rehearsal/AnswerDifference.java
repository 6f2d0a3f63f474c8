package io.twospeed.app.rehearsal;

import com.fasterxml.jackson.databind.JsonNode;
import io.twospeed.openapi.document.Finding;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * One place where an answer is not as its example has it.
 *
 * @param line of the example that says what is expected, 1-based
 * @param place {@code status}, {@code header ETag}, or a JSON Pointer into the body; {@code body}
 *     for it as a whole
 * @param expected JSON; of a status or a header the plain text
 * @param actual likewise; {@code nothing} where nothing is
 */
public record AnswerDifference(int line, String place, String expected, String actual) {
  private static final int MOST_CHARACTERS = 200;
  private static final String FIX = "mend the route, or say in the example what is right";

  /** Told with the example's file. */
  Finding finding(String file) {
    return new Finding(file, line, "the answer's " + place + " is " + actual, expected, FIX);
  }

  /** All that is expected has to be there; what else there is may change from call to call. */
  static List<AnswerDifference> between(JsonNode expected, JsonNode actual) {
    List<AnswerDifference> differences = new ArrayList<>();
    compare(expected, actual, "", differences);
    return differences;
  }

  AnswerDifference at(int otherLine) {
    return new AnswerDifference(otherLine, place.isEmpty() ? "body" : place, expected, actual);
  }

  private static void compare(
      JsonNode expected, JsonNode actual, String pointer, List<AnswerDifference> differences) {
    if (expected.isObject() && actual.isObject()) {
      for (Map.Entry<String, JsonNode> field : expected.properties()) {
        String key = field.getKey().replace("~", "~0").replace("/", "~1");
        compare(field.getValue(), actual.path(field.getKey()), pointer + "/" + key, differences);
      }
    } else if (expected.isArray() && actual.isArray() && expected.size() == actual.size()) {
      for (int i = 0; i < expected.size(); i++) {
        compare(expected.get(i), actual.get(i), pointer + "/" + i, differences);
      }
    } else if (!same(expected, actual)) {
      differences.add(new AnswerDifference(0, pointer, shown(expected), shown(actual)));
    }
  }

  private static boolean same(JsonNode expected, JsonNode actual) {
    return (expected.isNumber() && actual.isNumber())
        ? expected.decimalValue().compareTo(actual.decimalValue()) == 0
        : expected.equals(actual);
  }

  private static String shown(JsonNode value) {
    if (value.isMissingNode()) {
      return "nothing";
    }
    String text = value.toString();
    return text.length() <= MOST_CHARACTERS ? text : text.substring(0, MOST_CHARACTERS) + "…";
  }
}
