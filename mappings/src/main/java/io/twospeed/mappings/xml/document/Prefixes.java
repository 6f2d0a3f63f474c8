package io.twospeed.mappings.xml.document;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The prefixes in scope where the reading of a document stands. */
public final class Prefixes {
  private final List<String> declared = new ArrayList<>();

  public void declare(String prefix, String namespace) {
    declared.add(prefix);
    declared.add(namespace);
  }

  /** Ends the one that was declared last: whose end is told first does not matter. */
  public void leave() {
    declared.subList(declared.size() - 2, declared.size()).clear();
  }

  /** Empty where the prefix is not declared. */
  public String namespaceOf(String prefix) {
    if (prefix.equals("xml")) {
      return javax.xml.XMLConstants.XML_NS_URI;
    }
    for (int i = declared.size() - 2; i >= 0; i -= 2) {
      if (declared.get(i).equals(prefix)) {
        return declared.get(i + 1);
      }
    }
    return "";
  }

  /** The name that a QName in the document's text means. */
  public Name resolve(String qName) {
    String name = XmlSpace.collapse(qName);
    int colon = name.indexOf(':');
    return new Name(
        namespaceOf(colon < 0 ? "" : name.substring(0, colon)), name.substring(colon + 1));
  }

  /** Every prefix with its namespace, outermost first. */
  Map<String, String> inScope() {
    Map<String, String> scope = new LinkedHashMap<>();
    for (int i = 0; i < declared.size(); i += 2) {
      scope.put(declared.get(i), declared.get(i + 1));
    }
    return scope;
  }
}
