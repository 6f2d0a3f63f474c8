package io.twospeed.openapi.contract;

import io.swagger.v3.parser.OpenAPIV3Parser;
import io.swagger.v3.parser.core.models.ParseOptions;
import io.twospeed.openapi.document.Document;
import io.twospeed.openapi.document.Documents;
import io.twospeed.openapi.document.Finding;
import io.twospeed.openapi.document.Pointers;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Has swagger-parser look at a contract as we read it, and says its messages in our form, with the
 * line. It follows no reference here: that is {@link Documents}' part, which stays in the folder.
 */
final class StructureCheck {
  private static final String OF_TYPE = " is not of type ";

  private StructureCheck() {}

  static void run(Document document, List<Finding> findings) {
    List<String> messages =
        new OpenAPIV3Parser()
            .readContents(document.root().toString(), null, new ParseOptions())
            .getMessages();
    Set<String> once = new HashSet<>(messages == null ? List.of() : messages);
    for (String message : once) {
      if (!isSaidElsewhere(message)) {
        findings.add(finding(document, message));
      }
    }
  }

  /** Our own checks say these better: with the line and the way out. */
  private static boolean isSaidElsewhere(String message) {
    return message.contains("operationId is repeated")
        || message.contains("needs to be defined as a path parameter")
        || message.contains("is not of type `[query|header|path|cookie]`")
        || message.endsWith("style is not of type `StyleEnum`")
        || message.contains(" invalid type ")
        || message.endsWith(".content is missing");
  }

  private static Finding finding(Document document, String message) {
    String text = message.startsWith("attribute ") ? message.substring(10) : message;
    int is = text.indexOf(" is ");
    String where = is < 0 ? text : text.substring(0, is);
    int line = document.line(pointer(where));
    if (text.endsWith(" is missing")) {
      return new Finding(
          document.name(), line, where + " is missing", "a value, as OpenAPI wants it", "write it");
    }
    if (text.endsWith(" is unexpected")) {
      return new Finding(
          document.name(),
          line,
          where + " is unknown",
          "a name OpenAPI knows, or one that starts with x-",
          "mend the name or remove it");
    }
    int type = text.indexOf(OF_TYPE);
    if (type > 0) {
      return new Finding(
          document.name(),
          line,
          text.substring(0, type) + " has a value that does not fit",
          text.substring(type + OF_TYPE.length()).replace("`", "").strip().replace("|", ", "),
          "mend the value");
    }
    return new Finding(
        document.name(), line, text, "what the OpenAPI Specification says there", "mend it");
  }

  /** {@code paths.'/a/{id}'(get).responses.200} to {@code /paths/~1a~1{id}/get/responses/200}. */
  private static String pointer(String location) {
    StringBuilder pointer = new StringBuilder();
    for (String part : parts(location)) {
      pointer.append('/').append(Pointers.escape(part));
    }
    return pointer.toString();
  }

  private static List<String> parts(String location) {
    List<String> parts = new ArrayList<>();
    StringBuilder part = new StringBuilder();
    boolean quoted = false;
    for (int i = 0; i < location.length(); i++) {
      char c = location.charAt(i);
      if (c == '\'') {
        quoted = !quoted;
      } else if (!quoted && (c == '.' || c == '(' || c == ')')) {
        if (part.length() > 0) {
          parts.add(part.toString());
        }
        part.setLength(0);
      } else {
        part.append(c);
      }
    }
    if (part.length() > 0) {
      parts.add(part.toString());
    }
    return parts;
  }
}
