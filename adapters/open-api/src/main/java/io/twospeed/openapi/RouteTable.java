package io.twospeed.openapi;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Path and method to operation: a tree by path segments, a literal before a parameter (OpenAPI,
 * "Path Templating Matching"). Built once, then only read; finding costs one map look-up a segment,
 * however many products there are.
 */
final class RouteTable {
  /** The door's own paths begin so. */
  static final String OWN = "openapi";

  private final Node root = new Node();

  private static final class Node {
    final Map<String, Node> literals = new HashMap<>(4);
    @Nullable Node parameter;
    @Nullable Endpoint endpoint;
  }

  /** A path of one product, with its methods. */
  static final class Endpoint {
    final String product;
    final PathTemplate template;
    private final Map<String, Mount> methods = new HashMap<>(8);
    private String allow = "OPTIONS";

    private Endpoint(String product, PathTemplate template) {
      this.product = product;
      this.template = template;
    }

    @Nullable Mount of(String method) {
      return methods.get(method);
    }

    /** The value of the {@code Allow} header. */
    String allow() {
      return allow;
    }

    private void add(Mount mount) {
      String method = mount.operation().method();
      methods.put(method, mount);
      if (method.equals("GET")) {
        methods.putIfAbsent("HEAD", mount);
      }
      TreeSet<String> names = new TreeSet<>(methods.keySet());
      names.add("OPTIONS");
      allow = String.join(", ", names);
    }
  }

  static RouteTable of(Collection<Published> products) {
    RouteTable table = new RouteTable();
    for (Published product : products) {
      table.add(product);
    }
    return table;
  }

  private void add(Published product) {
    for (Mount mount : product.mounts()) {
      Node node = root;
      for (String literal : mount.operation().template().segments()) {
        if (literal != null) {
          node = node.literals.computeIfAbsent(literal, key -> new Node());
        } else {
          Node parameter = node.parameter == null ? new Node() : node.parameter;
          node.parameter = parameter;
          node = parameter;
        }
      }
      if (node.endpoint == null) {
        node.endpoint = new Endpoint(product.name(), mount.operation().template());
      }
      node.endpoint.add(mount);
    }
  }

  /** The endpoint of a path, its segments decoded; null where there is none. */
  @Nullable Endpoint find(List<String> segments) {
    return find(root, segments, 0);
  }

  private static @Nullable Endpoint find(Node node, List<String> segments, int at) {
    if (at == segments.size()) {
      return node.endpoint;
    }
    String segment = segments.get(at);
    Node literal = node.literals.get(segment);
    if (literal != null) {
      Endpoint found = find(literal, segments, at + 1);
      if (found != null) {
        return found;
      }
    }
    return node.parameter == null || segment.isEmpty()
        ? null
        : find(node.parameter, segments, at + 1);
  }

  /** A finding for each path of a product that some request would match as well as one here. */
  List<Finding> conflicts(Published candidate) {
    Map<String, Operation> paths = new LinkedHashMap<>();
    for (Mount mount : candidate.mounts()) {
      paths.putIfAbsent(mount.operation().template().text(), mount.operation());
    }
    List<Finding> findings = new ArrayList<>();
    for (Operation operation : paths.values()) {
      PathTemplate template = operation.template();
      Endpoint other = overlap(root, template.segments(), 0);
      String first = template.segments().get(0);
      if (first == null || first.equals(OWN)) {
        findings.add(conflict(candidate, operation, "the door's own /" + OWN));
      } else if (other != null) {
        findings.add(
            conflict(
                candidate,
                operation,
                "'" + other.template.text() + "' of product '" + other.product + "'"));
      }
    }
    return findings;
  }

  private static Finding conflict(Published candidate, Operation operation, String other) {
    return new Finding(
        candidate.contract().file(),
        operation.line(),
        "the path '"
            + operation.template().text()
            + "' of product '"
            + candidate.name()
            + "' matches requests that belong to "
            + other,
        "paths that no other product serves",
        "give the product a base path of its own in servers[0].url");
  }

  private static @Nullable Endpoint overlap(Node node, List<@Nullable String> segments, int at) {
    if (at == segments.size()) {
      return node.endpoint;
    }
    String literal = segments.get(at);
    List<Node> candidates = new ArrayList<>();
    if (literal == null) {
      candidates.addAll(node.literals.values());
    } else if (node.literals.containsKey(literal)) {
      candidates.add(node.literals.get(literal));
    }
    if (node.parameter != null) {
      candidates.add(node.parameter);
    }
    for (Node child : candidates) {
      Endpoint found = overlap(child, segments, at + 1);
      if (found != null) {
        return found;
      }
    }
    return null;
  }
}
