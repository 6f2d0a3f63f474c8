package io.twospeed.openapi;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Path and method to operation: a tree by path segments, a literal before a parameter (OpenAPI,
 * "Path Templating Matching"). Built once, then only read; finding costs one map look-up a segment,
 * however many products there are.
 */
final class RouteTable {
  /** Where the contracts are. */
  static final String CONTRACTS = "openapi";

  /** Where the operations are that were accepted and have not ended in time. */
  static final String OPERATIONS = "operations";

  /** The door's own paths begin so. */
  private static final Set<String> OWN = Set.of(CONTRACTS, OPERATIONS);

  private final Node root = new Node();

  private static final class Node {
    final Map<String, Node> literals = new HashMap<>(4);
    @Nullable Node parameter;
    @Nullable Endpoint endpoint;
  }

  static RouteTable of(Collection<Published> products) {
    RouteTable table = new RouteTable();
    for (Published product : products) {
      table.add(product);
    }
    return table;
  }

  private void add(Published product) {
    for (Endpoint endpoint : product.endpoints()) {
      Node node = root;
      for (String literal : endpoint.template().segments()) {
        if (literal != null) {
          node = node.literals.computeIfAbsent(literal, key -> new Node());
        } else {
          Node parameter = node.parameter == null ? new Node() : node.parameter;
          node.parameter = parameter;
          node = parameter;
        }
      }
      node.endpoint = endpoint;
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
    List<Finding> findings = new ArrayList<>();
    for (Endpoint endpoint : candidate.endpoints()) {
      List<@Nullable String> segments = endpoint.template().segments();
      String first = segments.get(0);
      Endpoint other = overlap(root, segments, 0);
      if (first == null || OWN.contains(first)) {
        String own = first == null ? CONTRACTS : first;
        findings.add(conflict(candidate, endpoint, "the door's own /" + own));
      } else if (other != null) {
        String whose = "'" + other.template().text() + "' of product '" + other.product() + "'";
        findings.add(conflict(candidate, endpoint, whose));
      }
    }
    return findings;
  }

  private static Finding conflict(Published candidate, Endpoint endpoint, String other) {
    return new Finding(
        candidate.contract().file(),
        endpoint.line(),
        "the path '"
            + endpoint.template().text()
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
