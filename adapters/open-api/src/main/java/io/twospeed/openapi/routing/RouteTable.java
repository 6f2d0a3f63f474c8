package io.twospeed.openapi.routing;

import io.twospeed.openapi.document.Finding;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Path and method to operation: a tree by path segments, a literal before a parameter (OpenAPI,
 * "Path Templating Matching"). Immutable; finding costs one map look-up a segment, however many
 * products there are, and a change copies the nodes on the way to what changes and no other.
 */
public final class RouteTable {
  /** Where the contracts are. */
  public static final String CONTRACTS = "openapi";

  /** Where the operations are that were accepted and have not ended in time. */
  public static final String OPERATIONS = "operations";

  /** The door's own paths begin so. */
  private static final Set<String> OWN = Set.of(CONTRACTS, OPERATIONS);

  private static final RouteTable EMPTY = new RouteTable(Node.EMPTY);

  private final Node root;

  private RouteTable(Node root) {
    this.root = root;
  }

  private record Node(
      Map<String, Node> literals, @Nullable Node parameter, @Nullable Endpoint endpoint) {
    static final Node EMPTY = new Node(Map.of(), null, null);

    boolean isEmpty() {
      return literals.isEmpty() && parameter == null && endpoint == null;
    }

    /** The same tree with another end of that path; null takes it away. */
    Node with(List<@Nullable String> path, int at, @Nullable Endpoint end) {
      if (at == path.size()) {
        return new Node(literals, parameter, end);
      }
      String literal = path.get(at);
      if (literal == null) {
        Node below = parameter == null ? EMPTY : parameter;
        Node changed = below.with(path, at + 1, end);
        return new Node(literals, changed.isEmpty() ? null : changed, endpoint);
      }
      Map<String, Node> others = new HashMap<>(literals);
      Node changed = literals.getOrDefault(literal, EMPTY).with(path, at + 1, end);
      if (changed.isEmpty()) {
        others.remove(literal);
      } else {
        others.put(literal, changed);
      }
      return new Node(others, parameter, endpoint);
    }
  }

  static RouteTable empty() {
    return EMPTY;
  }

  RouteTable with(Published product) {
    Node changed = root;
    for (Endpoint endpoint : product.endpoints()) {
      changed = changed.with(endpoint.template().segments(), 0, endpoint);
    }
    return new RouteTable(changed);
  }

  RouteTable without(Published product) {
    Node changed = root;
    for (Endpoint endpoint : product.endpoints()) {
      changed = changed.with(endpoint.template().segments(), 0, null);
    }
    return new RouteTable(changed);
  }

  /** The endpoint of a path, its segments decoded; null where there is none. */
  public @Nullable Endpoint find(List<String> segments) {
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
