package io.twospeed.routes.check;

import io.twospeed.openapi.document.Finding;
import io.twospeed.routes.allowed.AllowedSteps;
import io.twospeed.routes.routefile.RouteFacts;
import io.twospeed.routes.routefile.RouteFacts.Call;
import io.twospeed.routes.routefile.RouteFacts.Place;
import io.twospeed.routes.routefile.RouteFacts.Start;
import io.twospeed.routes.step.StepRefusedException;
import io.twospeed.routes.text.YamlFile;
import org.apache.camel.FailedToCreateRouteException;
import org.apache.camel.NoSuchLanguageException;
import org.apache.camel.ResolveEndpointFailedException;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;

/** Tells what Camel refuses in a product's routes as a finding, at the best place there is. */
public final class StartFindings {
  private final RouteFacts facts;

  public StartFindings(RouteFacts facts) {
    this.facts = facts;
  }

  public Finding of(Exception refusal) {
    Throwable deepest = refusal;
    Place place = new Place("*.camel.yaml", 0);
    for (Throwable each = refusal; each != null; each = each.getCause()) {
      deepest = each;
      place = placeOf(each, place);
    }
    if (deepest instanceof StepRefusedException refused) {
      return finding(place, refused.what(), refused.expected(), refused.fix());
    }
    if (deepest instanceof NoSuchLanguageException refused) {
      return finding(
          place,
          "the language '" + refused.getLanguage() + "' is not allowed in an expression",
          "one of " + AllowedSteps.LANGUAGES,
          "write the expression in jslt, or in simple without a call of a method");
    }
    return finding(
        place,
        "Camel refuses the route: " + problemOf(deepest),
        "Camel's YAML DSL",
        "mend the step; camel.apache.org documents each one");
  }

  private static Finding finding(Place place, String what, String expected, String fix) {
    return new Finding(place.file(), place.line(), what, expected, fix);
  }

  private Place placeOf(Throwable refusal, Place otherwise) {
    if (refusal instanceof MarkedYamlEngineException marked
        && marked.getProblemMark().isPresent()) {
      Mark mark = marked.getProblemMark().get();
      return new Place(mark.getName().replaceFirst("^mem:", ""), mark.getLine() + 1);
    }
    if (refusal instanceof ResolveEndpointFailedException failed) {
      return placeOfCall(failed.getUri(), otherwise);
    }
    if (refusal instanceof FailedToCreateRouteException failed) {
      return placeOfRoute(failed.getRouteId(), otherwise);
    }
    return otherwise;
  }

  private Place placeOfRoute(@Nullable String routeId, Place otherwise) {
    return facts.starts().stream()
        .filter(start -> start.routeId().equals(routeId))
        .map(Start::place)
        .findFirst()
        .orElse(otherwise);
  }

  private Place placeOfCall(String uri, Place otherwise) {
    Call refused = new Call(otherwise, uri);
    return facts.calls().stream()
        .filter(call -> call.scheme().equals(refused.scheme()))
        .filter(call -> call.path().equals(refused.path()))
        .findFirst()
        .map(Call::place)
        .orElse(otherwise);
  }

  private static String problemOf(Throwable refusal) {
    return YamlFile.firstLine(
        refusal instanceof MarkedYamlEngineException marked
            ? marked.getProblem()
            : refusal.getMessage());
  }
}
