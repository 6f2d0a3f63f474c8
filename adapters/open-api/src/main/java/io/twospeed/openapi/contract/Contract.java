package io.twospeed.openapi.contract;

import io.twospeed.openapi.document.ContractException;
import io.twospeed.openapi.document.Document;
import io.twospeed.openapi.document.DocumentReader;
import io.twospeed.openapi.document.Finding;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** An OpenAPI 3.0 or 3.1 document, parsed and compiled for matching and validation. Immutable. */
public final class Contract {
  private final String file;
  private final String text;
  private final Map<String, String> texts;
  private final String title;
  private final String version;
  private final List<Operation> operations;
  private final Set<String> operationIds;

  Contract(Document document, Collection<Document> files, List<Operation> operations) {
    this.file = document.name();
    this.text = document.text();
    this.texts =
        files.stream().collect(Collectors.toUnmodifiableMap(Document::name, Document::text));
    this.title = document.root().at("/info/title").asText();
    this.version = document.root().at("/info/version").asText();
    this.operations = List.copyOf(operations);
    Set<String> ids = new TreeSet<>();
    for (Operation operation : operations) {
      ids.add(operation.id());
    }
    this.operationIds = Collections.unmodifiableSet(ids);
  }

  /**
   * Reads and compiles a contract.
   *
   * @throws ContractException with every finding
   */
  public static Contract read(Path openapi) {
    return ContractReader.read(openapi);
  }

  /**
   * The same of texts that were read already.
   *
   * @param name of the contract's file
   * @param texts a file's text by its path below the contract's folder; null: there is no such file
   * @throws ContractException with every finding
   */
  public static Contract read(String name, UnaryOperator<@Nullable String> texts) {
    return ContractReader.read(name, texts);
  }

  /** The operationIds: a product has a route {@code direct:<operationId>} for each. */
  public Set<String> operationIds() {
    return operationIds;
  }

  /** The contract's {@code info.title}. */
  public String title() {
    return title;
  }

  /** The contract's {@code info.version}. */
  public String version() {
    return version;
  }

  /** The contract's own file and those it refers to, by name below its folder. */
  public Map<String, String> texts() {
    return texts;
  }

  /** One of its files as it was read, with its lines. */
  public Document reread(String name, String fileText) {
    List<Finding> known = new ArrayList<>();
    Document document = DocumentReader.read(name, fileText, known);
    if (document == null) {
      throw new IllegalStateException("A contract that was read before is read no more: " + known);
    }
    return document;
  }

  /** The contract as it is in its file. */
  public String text() {
    return text;
  }

  public String file() {
    return file;
  }

  public List<Operation> operations() {
    return operations;
  }
}
