package io.twospeed.routes.check;

import io.twospeed.openapi.document.Finding;
import io.twospeed.routes.core.CoreOperations;
import io.twospeed.routes.files.ProductFiles;
import io.twospeed.routes.jslt.JsltOutline;
import io.twospeed.routes.routefile.RouteFacts;
import io.twospeed.routes.routefile.RouteFacts.CoreRequest;
import io.twospeed.routes.routefile.RouteFacts.JsltSource;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;

/**
 * Whether what a route sends to the core has the names the core's operation takes, and what it
 * reads of the answers those that the operation gives: a misspelt name would be silence.
 */
final class CoreJsonCheck {
  private final RouteFacts facts;
  private final CoreOperations operations;
  private final Consumer<Finding> findings;

  CoreJsonCheck(RouteFacts facts, CoreOperations operations, Consumer<Finding> findings) {
    this.facts = facts;
    this.operations = operations;
    this.findings = findings;
  }

  /** Where the step before makes the body by JSLT, and that tells its fields. */
  void findUntakenFields(ProductFiles files) {
    for (CoreRequest request : facts.coreRequests()) {
      String operation = request.call().path();
      String text = request.body().textIn(files);
      Set<String> taken = operations.requestFields(operation).orElse(null);
      if (taken == null || text == null) {
        continue;
      }
      JsltOutline outline = new JsltOutline(files, text);
      for (String field : outline.makes().orElse(Set.of())) {
        if (!taken.contains(field)) {
          findings.accept(
              finding(
                  request.body(),
                  outline.lineOf(field),
                  "makes '" + field + "', which core:" + operation + " does not take",
                  taken,
                  "correct the name, or leave the field out"));
        }
      }
    }
  }

  /** Of variables that hold the core's answers and nothing else. */
  void findUngivenFields(ProductFiles files) {
    for (JsltSource source : facts.jsltSources()) {
      String text = source.textIn(files);
      if (text != null) {
        new JsltOutline(files, text).reads().forEach(read -> findUngiven(source, read));
      }
    }
  }

  private void findUngiven(JsltSource source, JsltOutline.Read read) {
    Set<String> from = facts.received(read.variable());
    Set<String> given = new TreeSet<>();
    for (String operation : from) {
      Optional<Set<String>> fields = operations.answerFields(operation);
      if (fields.isEmpty()) {
        return;
      }
      given.addAll(fields.get());
    }
    if (!from.isEmpty() && !given.contains(read.field())) {
      findings.accept(
          finding(
              source,
              read.line(),
              "reads $%s.%s, which core:%s does not give"
                  .formatted(read.variable(), read.field(), String.join(", core:", from)),
              given,
              "correct the name"));
    }
  }

  private static Finding finding(
      JsltSource source, int line, String what, Set<String> expected, String fix) {
    int inFile = line == 0 ? 0 : source.place().line() + line - 1;
    return new Finding(
        source.place().file(), inFile, "JSLT " + what, "one of " + new TreeSet<>(expected), fix);
  }
}
