package io.twospeed.routes.check;

import io.twospeed.openapi.document.Finding;
import io.twospeed.routes.core.CoreOperations;
import io.twospeed.routes.files.ProductFiles;
import io.twospeed.routes.jslt.JsltFiles;
import io.twospeed.routes.jslt.JsltTemplate;
import io.twospeed.routes.routefile.Branches;
import io.twospeed.routes.routefile.Branches.Branch;
import io.twospeed.routes.routefile.RouteFacts;
import io.twospeed.routes.routefile.RouteFacts.Call;
import io.twospeed.routes.routefile.RouteFacts.InlineJslt;
import io.twospeed.routes.routefile.RouteFacts.Place;
import io.twospeed.routes.routefile.RouteFacts.Start;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** What is wrong with a product's routes, before Camel sees them. */
final class RouteCheck {
  private final ProductFiles files;
  private final RouteFacts facts;
  private final JsltFiles templates;
  private final Consumer<Finding> findings;

  RouteCheck(
      ProductFiles files, RouteFacts facts, JsltFiles templates, Consumer<Finding> findings) {
    this.files = files;
    this.facts = facts;
    this.templates = templates;
    this.findings = findings;
  }

  void findForbidden() {
    facts.forbidden().forEach(each -> findings.accept(each.finding()));
  }

  /** Every operation has its route, every route its operation or its caller. */
  void findUnmatched(Map<String, Place> operations) {
    Map<String, Start> byDirect = startsByDirect();
    operations.forEach(
        (operationId, place) -> {
          if (!byDirect.containsKey(operationId)) {
            find(
                place,
                "operationId '" + operationId + "' has no route",
                "a route from direct:" + operationId,
                "add the route to a *.camel.yaml, or take the operation out of the contract");
          }
        });
    Set<String> called = new TreeSet<>();
    facts.calls().stream()
        .filter(call -> call.scheme().equals("direct"))
        .forEach(
            call -> {
              called.add(call.path());
              findUnknownDirect(call, byDirect.keySet());
            });
    byDirect.forEach(
        (direct, start) -> {
          if (!operations.containsKey(direct) && !called.contains(direct)) {
            find(
                start.place(),
                "route direct:" + direct + " serves no operation",
                "an operationId of openapi.yaml, one of " + new TreeSet<>(operations.keySet()),
                "correct the name, or add the operation to the contract");
          }
        });
  }

  private void findUnknownDirect(Call call, Set<String> known) {
    if (!known.contains(call.path())) {
      find(
          call.place(),
          "no route starts from direct:" + call.path(),
          "one of " + new TreeSet<>(known),
          "correct the name, or add the route");
    }
  }

  private Map<String, Start> startsByDirect() {
    Map<String, Start> byDirect = new HashMap<>();
    for (Start start : facts.starts()) {
      if (!start.uri().startsWith("direct:")) {
        find(
            start.place(),
            "a route starts from '" + start.uri() + "'",
            "direct:<operationId>",
            "let the contract start it: requests come by openapi.yaml alone");
        continue;
      }
      Start first = byDirect.putIfAbsent(start.direct(), start);
      if (first != null) {
        find(
            start.place(),
            "a second route starts from direct:" + start.direct(),
            "one; the first is at " + first.place().file() + ":" + first.place().line(),
            "give one of them another name");
      }
    }
    return byDirect;
  }

  void findCalls(Set<String> schemes, CoreOperations coreOperations) {
    for (Call call : facts.calls()) {
      if (call.uri().isEmpty()) {
        continue; // Camel's schema says what is wrong with such a to:
      }
      if (!schemes.contains(call.scheme())) {
        find(
            call.place(),
            "the component '" + call.scheme() + "' is not allowed",
            "one of " + new TreeSet<>(schemes),
            "call the core by core:<operation>; config may open further components");
      } else if (call.scheme().equals("core") && coreOperations.effectOf(call.path()).isEmpty()) {
        find(
            call.place(),
            "the core has no operation '" + call.path() + "'",
            "an operation of mappings/core",
            "correct the name, or add mappings/core/" + call.path());
      } else if (call.scheme().equals("jslt") && files.isMissing(call.path())) {
        find(
            call.place(),
            "no JSLT file '" + call.path() + "'",
            "a file inside the product's folder, by its path from there",
            "correct the path, or add the file");
      }
    }
  }

  void findJslt() {
    for (InlineJslt inline : facts.inlineJslt()) {
      Place place = inline.place();
      JsltTemplate template =
          JsltTemplate.compile(files, place.file(), place.line(), inline.text(), findings);
      if (template != null) {
        findUnsetVariables(place, template);
        findLostVariables(place, null, template);
      }
    }
    facts.branches().readings().stream()
        .filter(each -> each.file() != null)
        .forEach(
            each -> {
              JsltTemplate template = templates.all().get(each.file());
              if (template != null) {
                findLostVariables(each.place(), each.file(), template);
              }
            });
    templates.all().forEach((file, each) -> findUnsetVariables(new Place(file, 0), each));
  }

  /** What a branch sets on its copy of the exchange is null after it: nothing would tell. */
  private void findLostVariables(Place place, @Nullable String file, JsltTemplate template) {
    Branches branches = facts.branches();
    for (Branches.Reading reading : branches.readings()) {
      if (!reading.place().equals(place) || !Objects.equals(reading.file(), file)) {
        continue;
      }
      for (String name : template.variables()) {
        Branch lost = branches.lostIn(name, reading);
        if (lost != null) {
          find(
              place,
              "JSLT reads $%s, which is set in the %s of line %d alone and ends with it"
                  .formatted(name, lost.of(), lost.place().line()),
              "a variable that is set outside of it, or read where it is set",
              "set it before or after, or let the steps follow each other");
        }
      }
    }
  }

  private void findUnsetVariables(Place place, JsltTemplate template) {
    for (String name : template.variables()) {
      if (!facts.variables().contains(name)) {
        find(
            place,
            "JSLT reads $" + name + ", which no step sets",
            "one of " + facts.variables(),
            "correct the name, or set it by variableReceive: or setVariable:");
      }
    }
  }

  private void find(Place place, String what, String expected, String fix) {
    findings.accept(new Finding(place.file(), place.line(), what, expected, fix));
  }
}
