package io.twospeed.routes.routefile;

import static io.twospeed.routes.text.YamlFile.entries;
import static io.twospeed.routes.text.YamlFile.items;
import static io.twospeed.routes.text.YamlFile.key;
import static io.twospeed.routes.text.YamlFile.scalar;
import static io.twospeed.routes.text.YamlFile.value;

import io.twospeed.routes.allowed.AllowedSteps;
import io.twospeed.routes.allowed.SimpleFunctions;
import io.twospeed.routes.routefile.RouteFacts.Call;
import io.twospeed.routes.routefile.RouteFacts.Forbidden;
import io.twospeed.routes.routefile.RouteFacts.InlineJslt;
import io.twospeed.routes.routefile.RouteFacts.Place;
import io.twospeed.routes.routefile.RouteFacts.Start;
import io.twospeed.routes.text.YamlFile;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;

/** Walks one *.camel.yaml and gathers what the checks need, each with its line. */
public final class RouteFileReader {
  /** Of simple's functions, those that reach what is not the exchange's. */
  private static final Pattern WAYS_OUT =
      Pattern.compile(
          "\\$(simple)?\\{\\s*(camelContext|env|properties|propertiesExist|ref|sys|sysenv|type)\\b");

  private final String file;
  private final RouteFacts facts;

  public RouteFileReader(String file, RouteFacts facts) {
    this.file = file;
    this.facts = facts;
  }

  public void read(@Nullable Node root) {
    if (root != null) {
      findWaysOut(root);
    }
    for (Node item : items(root)) {
      requireKey(item, "route", "begin it by '- route:'");
      for (NodeTuple entry : entries(item)) {
        readTop(entry);
      }
    }
  }

  /** A product reads no setting and no variable of the process: secrets are among them. */
  private void findWaysOut(Node node) {
    String text = scalar(node);
    if (text != null && (text.contains("{{") || WAYS_OUT.matcher(text).find())) {
      forbid(
          node,
          text.contains("{{") ? "a placeholder {{...}}" : "what the process around the route knows",
          "values of the request, of the core's answers, or constants",
          "write the value into the product's files");
    }
    for (NodeTuple entry : entries(node)) {
      findWaysOut(entry.getValueNode());
    }
    items(node).forEach(this::findWaysOut);
  }

  private void readTop(NodeTuple entry) {
    switch (key(entry)) {
      case "route" -> readRoute(entry.getValueNode());
      case "from" -> readFrom(entry.getValueNode(), "");
      default ->
          forbid(
              entry.getKeyNode(),
              "'" + key(entry) + "' beside the routes",
              "route",
              AllowedSteps.reason(key(entry)));
    }
  }

  private void readRoute(Node route) {
    String id = scalar(value(route, "id"));
    for (NodeTuple entry : entries(route)) {
      if (key(entry).equals("from")) {
        readFrom(entry.getValueNode(), id == null ? "" : id);
      } else if (!AllowedSteps.ROUTE_KEYS.contains(key(entry))) {
        forbid(
            entry.getKeyNode(),
            "'" + key(entry) + "' in a route",
            "one of " + AllowedSteps.ROUTE_KEYS,
            AllowedSteps.reason(key(entry)));
      }
    }
  }

  private void readFrom(Node from, String routeId) {
    String uri = YamlFile.uri(from);
    addVariable(scalar(value(from, "variableReceive")));
    int before = facts.calls().size();
    walk(from);
    List<Call> calls = List.copyOf(facts.calls().subList(before, facts.calls().size()));
    facts.add(new Start(place(from), uri == null ? "" : uri, routeId, calls));
  }

  private void walk(@Nullable Node node) {
    for (NodeTuple entry : entries(node)) {
      readEntry(entry);
    }
    items(node).forEach(this::walk);
  }

  private void readEntry(NodeTuple entry) {
    Node value = entry.getValueNode();
    switch (key(entry)) {
      case "steps" -> readSteps(items(value));
      case "multicast" -> readMulticast(place(entry.getKeyNode()), value);
      case "split" -> readSplit(place(entry.getKeyNode()), value);
      case "variableReceive" -> {} // read with its uri
      case "language" -> readLanguage(value);
      case "parameters", "uri" -> {}
      default -> {
        if (AllowedSteps.REFUSED_LANGUAGES.contains(key(entry))) {
          forbid(
              entry.getKeyNode(),
              "the language '" + key(entry) + "'",
              "one of " + AllowedSteps.LANGUAGES,
              "write the expression in jslt, or in simple");
        }
        walk(value);
      }
    }
  }

  /** Each branch has a copy of its own; Camel goes on with the last one's. */
  private void readMulticast(Place place, Node multicast) {
    List<Node> steps = items(value(multicast, "steps"));
    RouteBody body = new RouteBody(file, facts);
    for (int i = 0; i < steps.size(); i++) {
      boolean last = i == steps.size() - 1;
      if (!last) {
        facts.branches().enter("multicast", place);
      }
      readStep(body, steps.get(i));
      if (!last) {
        facts.branches().leave();
      }
    }
    readAllBut("steps", multicast);
  }

  /** Each part has a copy of its own; what was split goes on as it was. */
  private void readSplit(Place place, Node split) {
    readAllBut("steps", split);
    facts.branches().enter("split", place);
    readSteps(items(value(split, "steps")));
    facts.branches().leave();
  }

  private void readAllBut(String left, Node node) {
    for (NodeTuple entry : entries(node)) {
      if (!key(entry).equals(left)) {
        readEntry(entry);
      }
    }
  }

  private void readSteps(List<Node> steps) {
    RouteBody body = new RouteBody(file, facts);
    for (Node step : steps) {
      readStep(body, step);
    }
  }

  private void readStep(RouteBody body, Node step) {
    body.comesTo(step);
    String expected = "one of " + AllowedSteps.STEPS;
    requireKey(step, expected, "begin it by the step's name and a colon: '- stop: {}'");
    readStep(step);
  }

  private void requireKey(Node item, String expected, String fix) {
    if (entries(item).isEmpty()) {
      forbid(item, "a list item without a key", expected, fix);
    }
  }

  private void readStep(Node step) {
    for (NodeTuple entry : entries(step)) {
      String name = key(entry);
      if (!AllowedSteps.STEPS.contains(name)) {
        forbid(
            entry.getKeyNode(),
            "the step '" + name + "'",
            "one of " + AllowedSteps.STEPS,
            AllowedSteps.reason(name));
      } else {
        readAllowedStep(name, entry.getValueNode());
      }
    }
    walk(step);
  }

  private void readAllowedStep(String name, Node step) {
    switch (name) {
      case "to" -> readCall(step);
      case "log" -> readLog(step);
      case "setVariable" -> addVariable(scalar(value(step, "name")));
      case "setVariables" ->
          items(value(step, "variables")).forEach(each -> addVariable(scalar(value(each, "name"))));
      default -> {}
    }
  }

  /** A log tells that a route came by, never what it carried. */
  private void readLog(Node log) {
    String message = scalar(log);
    message = message == null ? scalar(value(log, "message")) : message;
    if (message != null && !SimpleFunctions.refusedInLog(message).isEmpty()) {
      forbid(
          log,
          "a log message with a value of the request",
          "plain words, ${routeId} or ${exchangeId}",
          "leave the value out: it may be personal");
    }
  }

  private void readCall(Node to) {
    String uri = YamlFile.uri(to);
    Call call = new Call(place(to), uri == null ? "" : uri);
    facts.add(call);
    if (call.scheme().equals("jslt")) {
      facts.branches().reads(call.place(), call.path());
    }
    String variable = scalar(value(to, "variableReceive"));
    if (variable != null) {
      facts.receive(variable, uri == null ? "" : uri);
    }
  }

  /** {@code language: {language: jslt, expression: ...}}: how Camel's DSL names a further one. */
  private void readLanguage(Node node) {
    String language = scalar(value(node, "language"));
    Node expression = value(node, "expression");
    String text = scalar(expression);
    if ("jslt".equals(language) && expression != null && text != null) {
      Place place = new Place(file, YamlFile.lineOfText(expression));
      facts.add(new InlineJslt(place, text));
      facts.branches().reads(place, null);
    } else if (language != null && !AllowedSteps.LANGUAGES.contains(language)) {
      forbid(
          node,
          "the language '" + language + "'",
          "one of " + AllowedSteps.LANGUAGES,
          "write the expression in jslt, or in simple");
    }
  }

  private void addVariable(@Nullable String name) {
    if (name != null) {
      facts.receive(name, "");
    }
  }

  private void forbid(Node node, String what, String expected, String fix) {
    facts.add(new Forbidden(place(node), what, expected, fix));
  }

  private Place place(Node node) {
    return new Place(file, YamlFile.line(node));
  }
}
