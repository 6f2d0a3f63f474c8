package io.twospeed.routes;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** What the checks need to know of a product's route files. Filled by {@link RouteFileReader}. */
final class RouteFacts {

  /** A place in a file, 1-based. */
  record Place(String file, int line) {}

  /** A route: its {@code from}, and every call its steps make, in whatever branch. */
  record Start(Place place, String uri, String routeId, List<Call> calls) {
    String direct() {
      return Call.pathOf(uri);
    }
  }

  /** A route's {@code to}. */
  record Call(Place place, String uri) {
    String scheme() {
      int colon = uri.indexOf(':');
      return colon < 0 ? uri : uri.substring(0, colon);
    }

    String path() {
      return pathOf(uri);
    }

    /** Whether the target is put together when the route runs. */
    boolean isDynamic() {
      return uri.contains("${") || uri.contains("{{");
    }

    static String pathOf(String uri) {
      String path = uri.substring(uri.indexOf(':') + 1);
      int query = path.indexOf('?');
      path = query < 0 ? path : path.substring(0, query);
      return path.startsWith("//") ? path.substring(2) : path;
    }
  }

  /** JSLT written in the route file itself. */
  record InlineJslt(Place place, String text) {}

  /** Something Camel knows and a product may not use. */
  record Forbidden(Place place, String what, String expected, String fix) {}

  final List<Start> starts = new ArrayList<>();
  final List<Call> calls = new ArrayList<>();
  final List<InlineJslt> inlineJslt = new ArrayList<>();
  final List<Forbidden> forbidden = new ArrayList<>();

  /** Every variable some step sets, and the two that every request brings. */
  final Set<String> variables = new TreeSet<>(Set.of("request", "parameters"));

  /** The JSLT files that routes name. */
  List<String> jsltFiles() {
    return calls.stream().filter(call -> call.scheme().equals("jslt")).map(Call::path).toList();
  }
}
