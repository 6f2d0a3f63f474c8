package io.twospeed.mappings.operation.script;

import io.twospeed.mappings.operation.files.Alike;
import io.twospeed.mappings.operation.files.Findings;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds fields that a response's mapping reads and its record does not have. JSLT gives null for
 * them, and null leaves the key out: a misspelt name would be silence. Only names as COBOL writes
 * them, all capitals, are looked at: others may be of objects that the mapping itself made.
 */
public final class ScriptFields {
  private static final Pattern TOKEN =
      Pattern.compile(
          "//[^\\n]*|\\.\"([A-Z0-9][A-Z0-9_-]*)\"|\"(?:[^\"\\\\]|\\\\.)*\"|\\.([A-Z][A-Z0-9_-]*)(?![A-Za-z0-9_])",
          Pattern.DOTALL);

  private ScriptFields() {}

  public static void check(Path file, Set<String> names, Findings findings) {
    String source;
    try {
      source = Files.readString(file, StandardCharsets.UTF_8);
    } catch (IOException e) {
      return; // a finding already
    }
    Set<String> seen = new HashSet<>();
    Matcher token = TOKEN.matcher(source);
    while (token.find()) {
      String name = token.group(1) == null ? token.group(2) : token.group(1);
      if (name != null && !names.contains(name) && seen.add(name)) {
        findings.add(
            file,
            (int) source.substring(0, token.start()).chars().filter(c -> c == '\n').count() + 1,
            "reads ." + name + ", which the record lacks",
            Alike.oneOf(name, new TreeSet<>(names)),
            "correct the name");
      }
    }
  }
}
