package io.twospeed.openapi.diff;

import com.fasterxml.jackson.databind.JsonNode;
import io.twospeed.openapi.contract.Contract;
import io.twospeed.openapi.document.Document;
import io.twospeed.openapi.document.PercentCoding;
import io.twospeed.openapi.document.Pointers;

/**
 * A place in a contract, and the way from there to others: through references inside the file, and
 * no further than it is written.
 */
final class ContractPlaces {
  private static final int MOST_REFERENCES = 20;

  private final Document document;
  private final String pointer;
  private final int line;

  private ContractPlaces(Document document, String pointer, int line) {
    this.document = document;
    this.pointer = pointer;
    this.line = line;
  }

  ContractPlaces(Contract contract) {
    this(contract.reread(contract.file(), contract.text()), "", 0);
  }

  int line() {
    return line;
  }

  int line(String... keys) {
    return at(keys).line();
  }

  /** The same way on from another line: of what has no place of its own. */
  ContractPlaces at(int other) {
    return new ContractPlaces(document, "/-", other);
  }

  ContractPlaces at(String... keys) {
    ContractPlaces place = this;
    for (String key : keys) {
      place = place.at(key);
    }
    return place;
  }

  /** What stands under a key; where nothing does, this place. */
  ContractPlaces at(String key) {
    String from = followed(pointer);
    String child = from + "/" + Pointers.escape(key);
    if (!document.root().at(child).isMissingNode()) {
      return new ContractPlaces(document, child, document.line(child));
    }
    JsonNode parts = document.root().at(from).path("allOf");
    for (int i = 0; i < parts.size(); i++) {
      String inPart = followed(from + "/allOf/" + i) + "/" + Pointers.escape(key);
      if (!document.root().at(inPart).isMissingNode()) {
        return new ContractPlaces(document, inPart, document.line(inPart));
      }
    }
    return new ContractPlaces(document, "/-", line);
  }

  private String followed(String from) {
    String at = from;
    for (int i = 0; i < MOST_REFERENCES; i++) {
      String reference = document.root().at(at).path("$ref").asText();
      if (!reference.startsWith("#/")) {
        return at;
      }
      at = PercentCoding.decodeOrSame(reference.substring(1));
    }
    return at;
  }
}
