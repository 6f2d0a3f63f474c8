package io.twospeed.mappings.xml.schema;

import io.twospeed.mappings.Finding;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.xml.sax.ErrorHandler;
import org.xml.sax.SAXParseException;

/** What is wrong in a contract's files, gathered. */
public final class ContractFindings implements ErrorHandler {
  static final String CORRECTED = "ask the core team for a corrected contract";

  private final Path first;
  private final List<Finding> found = new ArrayList<>();
  private final Map<String, Path> named = new HashMap<>();

  public ContractFindings(Path first) {
    this.first = first;
  }

  public void add(Path file, int line, String what, String expected) {
    add(file, line, what, expected, CORRECTED);
  }

  public void add(Path file, int line, String what, String expected, String fix) {
    Finding finding = new Finding(file.toString(), Math.max(0, line), what, expected, fix);
    if (!found.contains(finding)) {
      found.add(finding);
    }
  }

  /** A file that a document names and that may not be read. */
  public void addUnread(Path file, int line, String kind, IOException why) {
    add(
        file,
        line,
        kind + " names " + why.getMessage(),
        "a file below the contracts' folder, by a relative path",
        "put the file there, or ask the core team for a contract that names it so");
  }

  public void add(String what, String expected) {
    add(first, 0, what, expected);
  }

  @Override
  public void warning(SAXParseException e) {
    // Both readers warn of what they read anyway, such as an import without a location.
  }

  @Override
  public void error(SAXParseException e) {
    Path file = fileOf(e.getSystemId());
    String message = String.valueOf(e.getMessage());
    // The word stands in the parser's message in every language it speaks.
    if (message.contains("DOCTYPE")) {
      add(
          file,
          e.getLineNumber(),
          "holds a DOCTYPE, and a DTD is never read",
          "a document without one",
          "ask the core team for one without; where it declares no entity that is used, that is the"
              + " same document without this line");
    } else {
      add(
          file,
          e.getLineNumber(),
          message,
          "a well-formed document that keeps the rules of its kind");
    }
  }

  @Override
  public void fatalError(SAXParseException e) throws SAXParseException {
    error(e);
    throw e;
  }

  /** A file is told by the path under which it was first named. */
  public void name(String uri, Path file) {
    var unused = named.putIfAbsent(uri, file);
  }

  private Path fileOf(@Nullable String systemId) {
    if (systemId == null) {
      return first;
    }
    int query = systemId.indexOf('?');
    return named.getOrDefault(query < 0 ? systemId : systemId.substring(0, query), first);
  }

  public boolean isEmpty() {
    return found.isEmpty();
  }

  /** All of them, in the order in which they were found. */
  public List<Finding> all() {
    return List.copyOf(found);
  }

  public void throwIfAny() {
    if (!found.isEmpty()) {
      throw new XmlContractException(found);
    }
  }
}
