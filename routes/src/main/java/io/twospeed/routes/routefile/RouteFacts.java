package io.twospeed.routes.routefile;

import io.twospeed.openapi.document.Finding;
import io.twospeed.routes.files.ProductFiles;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What the checks need to know of a product's route files. Filled by {@link RouteFileReader}. */
public final class RouteFacts {

  /** A place in a file, 1-based. */
  public record Place(String file, int line) {}

  /** A route: its {@code from}, and every call its steps make, in whatever branch. */
  public record Start(Place place, String uri, String routeId, List<Call> calls) {
    public String direct() {
      return Call.pathOf(uri);
    }
  }

  /** A route's {@code to}. */
  public record Call(Place place, String uri) {
    public String scheme() {
      int colon = uri.indexOf(':');
      return colon < 0 ? uri : uri.substring(0, colon);
    }

    public String path() {
      return pathOf(uri);
    }

    /** Whether the target is put together when the route runs. */
    public boolean isDynamic() {
      return uri.contains("${") || uri.contains("{{");
    }

    public static String pathOf(String uri) {
      String path = uri.substring(uri.indexOf(':') + 1);
      int query = path.indexOf('?');
      path = query < 0 ? path : path.substring(0, query);
      return path.startsWith("//") ? path.substring(2) : path;
    }
  }

  /** JSLT written in the route file itself. */
  public record InlineJslt(Place place, String text) {}

  /**
   * JSLT, wherever it is written.
   *
   * @param place of its first line
   * @param inline null where the place's file is the text
   */
  public record JsltSource(Place place, @Nullable String inline) {
    static JsltSource ofFile(String file) {
      return new JsltSource(new Place(file, 1), null);
    }

    /** Null where there is no such file. */
    public @Nullable String textIn(ProductFiles files) {
      return inline == null ? files.text(place.file()) : inline;
    }
  }

  /** A call to the core, and the JSLT that made the body it takes. */
  public record CoreRequest(Call call, JsltSource body) {}

  /** Something Camel knows and a product may not use. */
  public record Forbidden(Place place, String what, String expected, String fix) {
    public Finding finding() {
      return new Finding(place.file(), place.line(), what + " is not allowed", expected, fix);
    }
  }

  private final List<Start> starts = new ArrayList<>();
  private final List<Call> calls = new ArrayList<>();
  private final List<InlineJslt> inlineJslt = new ArrayList<>();
  private final List<CoreRequest> coreRequests = new ArrayList<>();
  private final List<Forbidden> forbidden = new ArrayList<>();
  private final Set<String> variables = new TreeSet<>(Set.of("request", "parameters"));
  private final Map<String, Set<String>> received = new HashMap<>();
  private final Branches branches = new Branches();

  void add(Start start) {
    starts.add(start);
  }

  void add(Call call) {
    calls.add(call);
  }

  void add(InlineJslt inline) {
    inlineJslt.add(inline);
  }

  void add(CoreRequest request) {
    coreRequests.add(request);
  }

  void add(Forbidden each) {
    forbidden.add(each);
  }

  public Branches branches() {
    return branches;
  }

  void receive(String variable, String uri) {
    branches.sets(variable);
    Call call = new Call(new Place("", 0), uri);
    boolean first = variables.add(variable);
    Set<String> from = received.computeIfAbsent(variable, name -> new TreeSet<>());
    if (call.scheme().equals("core") && (first || !from.isEmpty())) {
      from.add(call.path());
    } else {
      from.clear();
    }
  }

  public List<Start> starts() {
    return Collections.unmodifiableList(starts);
  }

  public List<Call> calls() {
    return Collections.unmodifiableList(calls);
  }

  public List<InlineJslt> inlineJslt() {
    return Collections.unmodifiableList(inlineJslt);
  }

  public List<CoreRequest> coreRequests() {
    return Collections.unmodifiableList(coreRequests);
  }

  public List<Forbidden> forbidden() {
    return Collections.unmodifiableList(forbidden);
  }

  /** Every variable some step sets, and the two that every request brings. */
  public Set<String> variables() {
    return Collections.unmodifiableSet(variables);
  }

  /** The core operations whose answers a variable holds; none where it may hold something else. */
  public Set<String> received(String variable) {
    return received.getOrDefault(variable, Set.of());
  }

  /** All JSLT there is: the files that routes name, and what stands in the routes. */
  public List<JsltSource> jsltSources() {
    List<JsltSource> sources = new ArrayList<>();
    new TreeSet<>(jsltFiles()).forEach(file -> sources.add(JsltSource.ofFile(file)));
    inlineJslt.forEach(each -> sources.add(new JsltSource(each.place(), each.text())));
    return sources;
  }

  /** The JSLT files that routes name. */
  public List<String> jsltFiles() {
    return calls.stream().filter(call -> call.scheme().equals("jslt")).map(Call::path).toList();
  }
}
