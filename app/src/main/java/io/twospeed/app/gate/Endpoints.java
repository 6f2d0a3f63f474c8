package io.twospeed.app.gate;

import static io.twospeed.app.gate.Endpoint.delete;
import static io.twospeed.app.gate.Endpoint.get;
import static io.twospeed.app.gate.Endpoint.post;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Everything that the operations port does. What is not listed here is not reached, so a new page
 * begins with its line. None of the content types is one that a form, or a script of another site,
 * may send without asking first (fetch.spec.whatwg.org: CORS-safelisted request-header).
 */
final class Endpoints {
  private static final Set<String> JSON = Set.of("application/json");
  private static final Set<String> ZIP = Set.of("application/zip");
  private static final Set<String> SOAP = Set.of("text/xml", "application/soap+xml");
  private static final String[] LIST = {
    "state", "operation", "product", "before", "limit",
  };

  private static final List<Endpoint> ALL =
      List.of(
          get("/"),
          get("/health"),
          get("/health/**"),
          get("/info"),
          get("/metrics"),
          get("/metrics/*", "tag"),
          get("/prometheus", "includedNames"),
          get("/admin/products"),
          get("/admin/products/*"),
          get("/admin/products/*/history"),
          get("/admin/mappings"),
          get("/admin/calls", LIST),
          get("/admin/calls/*"),
          get("/admin/interactions", LIST),
          get("/admin/interactions/*"),
          post("/admin/products/*/versions", ZIP, "percent"),
          post("/admin/products/*/traffic", JSON),
          post("/admin/products/*/rollback", JSON),
          post("/admin/calls/*/decision", JSON),
          delete("/admin/products/*", "reason"),
          get("/simulator/faults"),
          get("/simulator/ledger"),
          get("/simulator/replies"),
          post("/simulator/faults", JSON),
          post("/simulator/window", JSON),
          post("/simulator/reset", JSON),
          delete("/simulator/faults"),
          get("/soap/*", "wsdl"),
          post("/soap/*", SOAP));

  private Endpoints() {}

  /** What there is at a path, by whatever method. */
  static List<Endpoint> at(String path) {
    List<String> segments = Endpoint.segments(path);
    return ALL.stream().filter(each -> each.isAt(segments)).toList();
  }

  /** For the header Allow. */
  static String methods(List<Endpoint> endpoints) {
    Set<String> methods =
        endpoints.stream().map(Endpoint::method).collect(Collectors.toCollection(TreeSet::new));
    if (methods.contains("GET")) {
      methods.add("HEAD");
    }
    return String.join(", ", methods);
  }
}
