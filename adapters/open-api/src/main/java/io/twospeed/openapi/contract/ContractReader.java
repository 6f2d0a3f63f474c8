package io.twospeed.openapi.contract;

import com.fasterxml.jackson.databind.JsonNode;
import io.twospeed.openapi.document.ContractException;
import io.twospeed.openapi.document.Document;
import io.twospeed.openapi.document.Documents;
import io.twospeed.openapi.document.Finding;
import io.twospeed.openapi.document.Located;
import io.twospeed.openapi.http.Methods;
import io.twospeed.openapi.schema.Shapes;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Reads a contract and gathers everything that keeps it from being served. */
final class ContractReader {
  private final Documents documents;
  private final Document document;
  private final List<Finding> findings;
  private final OperationReader operations;

  private ContractReader(Documents documents, Document document, List<Finding> findings) {
    this.documents = documents;
    this.document = document;
    this.findings = findings;
    boolean is31 = document.root().path("openapi").asText().startsWith("3.1");
    this.operations =
        new OperationReader(documents, new Shapes(documents, is31, findings), findings);
  }

  static Contract read(Path openapi) {
    List<Finding> findings = new ArrayList<>();
    return read(Documents.read(openapi, findings), findings);
  }

  static Contract read(String name, UnaryOperator<@Nullable String> texts) {
    List<Finding> findings = new ArrayList<>();
    return read(Documents.read(name, texts, findings), findings);
  }

  private static Contract read(Documents documents, List<Finding> findings) {
    Document document = documents.root();
    if (document == null || !isKnownVersion(document, findings)) {
      throw refusal(findings);
    }
    if (findings.isEmpty()) {
      StructureCheck.run(document, findings);
    }
    List<Operation> operations = new ContractReader(documents, document, findings).operations();
    if (!findings.isEmpty()) {
      throw refusal(findings);
    }
    return new Contract(document, documents.all(), operations);
  }

  private static ContractException refusal(List<Finding> findings) {
    return new ContractException(
        findings.stream()
            .distinct()
            .sorted(Comparator.comparing(Finding::file).thenComparing(Finding::line))
            .toList());
  }

  private static boolean isKnownVersion(Document document, List<Finding> findings) {
    String version = document.root().path("openapi").asText();
    if (version.startsWith("3.0") || version.startsWith("3.1")) {
      return true;
    }
    findings.add(
        new Finding(
            document.name(),
            document.line("/openapi"),
            version.isEmpty() ? "no OpenAPI version" : "OpenAPI version " + version,
            "openapi: 3.0.x or 3.1.x",
            "write the contract in one of these versions"));
    return false;
  }

  private List<Operation> operations() {
    Located root = new Located(document, "", document.root());
    String base = basePath(root.child("servers"));
    List<Operation> found = new ArrayList<>();
    Located paths = root.child("paths");
    for (Map.Entry<String, JsonNode> path : paths.node().properties()) {
      if (path.getKey().startsWith("/")) {
        PathTemplate template = PathTemplate.parse(base + path.getKey());
        checkTemplate(paths.child(path.getKey()), path.getKey(), template);
        readPathItem(documents.resolve(paths.child(path.getKey())), template, found);
      }
    }
    if (found.isEmpty() && findings.isEmpty()) {
      findings.add(paths.finding("the contract has no operation", "at least one", "write it"));
    }
    checkIds(found);
    checkOverlaps(found);
    return found;
  }

  private void readPathItem(Located item, PathTemplate template, List<Operation> found) {
    for (String method : Methods.OF_A_PATH_ITEM) {
      if (item.node().has(method)) {
        Operation operation = operations.read(item, method, template);
        if (operation != null) {
          found.add(operation);
        }
      }
    }
  }

  private void checkTemplate(Located at, String path, PathTemplate template) {
    if (template.isMixed()) {
      findings.add(
          at.finding(
              "the path '" + path + "' mixes text and parameter in one segment",
              "segments that are text or one {parameter}",
              "give the parameter a segment of its own"));
    }
  }

  private void checkIds(List<Operation> found) {
    Map<String, Operation> byId = new HashMap<>();
    for (Operation operation : found) {
      Operation first = byId.putIfAbsent(operation.id(), operation);
      if (first != null) {
        findings.add(
            new Finding(
                document.name(),
                operation.line(),
                "operationId '" + operation.id() + "' is given twice",
                "each operationId once; the first is at line " + first.line(),
                "rename one: each is a route of its own"));
      }
    }
  }

  /** Two templates that match the same requests and name their parameters differently. */
  private void checkOverlaps(List<Operation> found) {
    Map<String, Operation> byShape = new HashMap<>();
    for (Operation operation : found) {
      String shape = operation.template().segments().toString();
      Operation first = byShape.putIfAbsent(shape, operation);
      if (first != null && !first.template().text().equals(operation.template().text())) {
        findings.add(
            new Finding(
                document.name(),
                operation.line(),
                "the path '"
                    + operation.template().text()
                    + "' matches the same requests as '"
                    + first.template().text()
                    + "'",
                "paths that differ in more than the names of their parameters",
                "make them one path"));
      }
    }
  }

  /** The path of the first server, its variables replaced by their defaults. */
  private static String basePath(Located servers) {
    Located server = servers.child(0);
    String url = server.child("url").node().asText();
    for (Map.Entry<String, JsonNode> variable : server.child("variables").node().properties()) {
      url =
          url.replace("{" + variable.getKey() + "}", variable.getValue().path("default").asText());
    }
    int scheme = url.indexOf("://");
    int slash = url.indexOf('/', scheme < 0 ? 0 : scheme + 3);
    String path = slash < 0 ? "" : url.substring(slash);
    return path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
  }
}
