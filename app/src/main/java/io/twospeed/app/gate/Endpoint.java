package io.twospeed.app.gate;

import java.util.List;
import java.util.Set;

/**
 * One thing that the operations port does.
 *
 * @param method GET stands for HEAD too
 * @param path its segments; {@code *} is any one, a last {@code **} any number
 * @param content the media types a body may have; none: there is no body
 * @param parameters what its query may say
 */
record Endpoint(String method, List<String> path, Set<String> content, Set<String> parameters) {

  static Endpoint get(String path, String... parameters) {
    return new Endpoint("GET", segments(path), Set.of(), Set.of(parameters));
  }

  static Endpoint delete(String path, String... parameters) {
    return new Endpoint("DELETE", segments(path), Set.of(), Set.of(parameters));
  }

  static Endpoint post(String path, Set<String> content, String... parameters) {
    return new Endpoint("POST", segments(path), content, Set.of(parameters));
  }

  static List<String> segments(String path) {
    return List.of(path.substring(1).split("/", -1));
  }

  boolean isAt(List<String> asked) {
    int fixed = path.size();
    if (path.get(fixed - 1).equals("**")) {
      fixed--;
      if (asked.size() <= fixed) {
        return false;
      }
    } else if (asked.size() != fixed) {
      return false;
    }
    for (int i = 0; i < fixed; i++) {
      if (!path.get(i).equals("*") && !path.get(i).equals(asked.get(i))) {
        return false;
      }
    }
    return true;
  }

  boolean takes(String asked) {
    return method.equals(asked) || (method.equals("GET") && asked.equals("HEAD"));
  }
}
