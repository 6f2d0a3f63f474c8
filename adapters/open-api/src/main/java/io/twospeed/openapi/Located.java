package io.twospeed.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;

/** A node of a contract and where it stands; a missing node stands where it was looked for. */
record Located(Document document, String pointer, JsonNode node) {

  Located child(String key) {
    JsonNode child = node.get(key);
    return new Located(
        document,
        pointer + "/" + Pointers.escape(key),
        child == null ? MissingNode.getInstance() : child);
  }

  Located child(int index) {
    JsonNode child = node.get(index);
    return new Located(
        document, pointer + "/" + index, child == null ? MissingNode.getInstance() : child);
  }

  boolean exists() {
    return !node.isMissingNode() && !node.isNull();
  }

  int line() {
    return document.line(pointer);
  }

  Finding finding(String what, String expected, String fix) {
    return new Finding(document.name(), line(), what, expected, fix);
  }
}
