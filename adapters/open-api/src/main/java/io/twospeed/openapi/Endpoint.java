package io.twospeed.openapi;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** A path of one product, with its methods. */
final class Endpoint {
  private final String product;
  private final Operation first;
  private final Map<String, Mount> methods = new HashMap<>(8);
  private final String allow;

  /**
   * An endpoint.
   *
   * @param mounts at least one, all of the same path
   */
  Endpoint(String product, List<Mount> mounts) {
    this.product = product;
    this.first = mounts.get(0).operation();
    for (Mount mount : mounts) {
      methods.put(mount.operation().method(), mount);
    }
    Mount get = methods.get("GET");
    if (get != null) {
      methods.putIfAbsent("HEAD", get);
    }
    TreeSet<String> names = new TreeSet<>(methods.keySet());
    names.add("OPTIONS");
    allow = String.join(", ", names);
  }

  @Nullable Mount of(String method) {
    return methods.get(method);
  }

  /** The value of the {@code Allow} header. */
  String allow() {
    return allow;
  }

  String product() {
    return product;
  }

  PathTemplate template() {
    return first.template();
  }

  /** Of the first operation, in the contract. */
  int line() {
    return first.line();
  }
}
