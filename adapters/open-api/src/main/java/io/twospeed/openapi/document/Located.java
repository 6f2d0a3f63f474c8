package io.twospeed.openapi.document;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;

/** A node of a contract and where it stands; a missing node stands where it was looked for. */
public record Located(Document document, String pointer, JsonNode node) {

  public Located child(String key) {
    JsonNode child = node.get(key);
    return new Located(
        document,
        pointer + "/" + Pointers.escape(key),
        child == null ? MissingNode.getInstance() : child);
  }

  public Located child(int index) {
    JsonNode child = node.get(index);
    return new Located(
        document, pointer + "/" + index, child == null ? MissingNode.getInstance() : child);
  }

  public boolean exists() {
    return !node.isMissingNode() && !node.isNull();
  }

  public int line() {
    return document.line(pointer);
  }

  public Finding finding(String what, String expected, String fix) {
    return new Finding(document.name(), line(), what, expected, fix);
  }
}
