package io.twospeed.mappings.xml.schema;

import io.twospeed.mappings.Finding;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.xml.sax.ErrorHandler;
import org.xml.sax.SAXParseException;

/** What is wrong in a contract's files, gathered. */
public final class ContractFindings implements ErrorHandler {
  private static final String FIX = "ask the core team for a corrected contract";

  private final Path first;
  private final List<Finding> found = new ArrayList<>();

  public ContractFindings(Path first) {
    this.first = first;
  }

  public void add(Path file, int line, String what, String expected) {
    Finding finding = new Finding(file.toString(), Math.max(0, line), what, expected, FIX);
    if (!found.contains(finding)) {
      found.add(finding);
    }
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
    add(
        fileOf(e.getSystemId()),
        e.getLineNumber(),
        String.valueOf(e.getMessage()),
        "a well-formed document that keeps the rules of its kind, without a DTD");
  }

  @Override
  public void fatalError(SAXParseException e) throws SAXParseException {
    error(e);
    throw e;
  }

  private Path fileOf(@Nullable String systemId) {
    String path = systemId == null ? null : URI.create(systemId).getPath();
    return path == null ? first : Path.of(path);
  }

  boolean isEmpty() {
    return found.isEmpty();
  }

  public void throwIfAny() {
    if (!found.isEmpty()) {
      throw new XmlContractException(found);
    }
  }
}
