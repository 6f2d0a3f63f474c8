package io.twospeed.mappings.operation.wire;

import io.twospeed.mappings.operation.files.Findings;
import io.twospeed.mappings.operation.files.YamlFile;
import io.twospeed.mappings.operation.files.YamlSection;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** What each return code of the core is to a caller: a problem, an HTTP status, a sentence. */
public final class ReturnCodes {
  private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9]*(-[a-z0-9]+)*");
  private static final ReturnCodes NONE = new ReturnCodes(Map.of());

  private final Map<String, CoreReply.Refused> byCode;

  private ReturnCodes(Map<String, CoreReply.Refused> byCode) {
    this.byCode = Map.copyOf(byCode);
  }

  public static ReturnCodes none() {
    return NONE;
  }

  public static ReturnCodes read(Path file, Findings findings) {
    Optional<YamlSection> codes = YamlFile.read(file, findings);
    if (codes.isEmpty()) {
      return NONE;
    }
    Map<String, CoreReply.Refused> byCode = new HashMap<>();
    for (String code : codes.get().keys()) {
      codes.get().section(code).ifPresent(section -> byCode.put(code, refusal(code, section)));
    }
    return new ReturnCodes(byCode);
  }

  private static CoreReply.Refused refusal(String code, YamlSection section) {
    String problem = section.required("problem", "insufficient-funds");
    if (!problem.isEmpty() && !NAME.matcher(problem).matches()) {
      section.refuse(
          "problem",
          "problem is '" + problem + "'",
          "small letters, digits and single hyphens",
          "write a name such as insufficient-funds");
    }
    int status = status(section);
    String title = section.required("title", "The account has not enough available funds.");
    section.refuseUnknownKeys();
    return new CoreReply.Refused(code, problem, status, title);
  }

  private static int status(YamlSection section) {
    String status = section.required("status", "422");
    if (status.matches("[45]\\d\\d")) {
      return Integer.parseInt(status);
    }
    if (!status.isEmpty()) {
      section.refuse(
          "status",
          "status is '" + status + "'",
          "an HTTP status from 400 to 599",
          "write what the caller is to see, such as 422");
    }
    return 502;
  }

  /** What the code means; an unlisted code is kept, under a problem that says only that. */
  CoreReply.Refused refusal(String code) {
    CoreReply.Refused listed = byCode.get(code);
    return listed != null
        ? listed
        : new CoreReply.Refused(
            code, "core-refused", 502, "The core refused the request for a reason not listed.");
  }
}
