package io.twospeed.routes.routefile;

import static io.twospeed.routes.text.YamlFile.entries;
import static io.twospeed.routes.text.YamlFile.key;
import static io.twospeed.routes.text.YamlFile.scalar;
import static io.twospeed.routes.text.YamlFile.value;

import io.twospeed.routes.routefile.RouteFacts.Call;
import io.twospeed.routes.routefile.RouteFacts.CoreRequest;
import io.twospeed.routes.routefile.RouteFacts.JsltSource;
import io.twospeed.routes.routefile.RouteFacts.Place;
import io.twospeed.routes.text.YamlFile;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;

/**
 * Which JSLT made the body, step by step through one list of steps; nothing where it is not told.
 */
final class RouteBody {
  private static final Set<String> LEAVE_IT =
      Set.of(
          "log",
          "removeHeader",
          "removeHeaders",
          "removeVariable",
          "setHeader",
          "setHeaders",
          "setVariable",
          "setVariables",
          "validate");

  private final String file;
  private final RouteFacts facts;
  private @Nullable JsltSource madeBy;

  RouteBody(String file, RouteFacts facts) {
    this.file = file;
    this.facts = facts;
  }

  void comesTo(Node step) {
    for (NodeTuple entry : entries(step)) {
      switch (key(entry)) {
        case "to" -> comesToCall(entry.getValueNode());
        case "setBody", "transform" -> madeBy = inline(entry.getValueNode());
        default -> {
          if (!LEAVE_IT.contains(key(entry))) {
            madeBy = null;
          }
        }
      }
    }
  }

  private void comesToCall(Node to) {
    String text = YamlFile.uri(to);
    Call call = new Call(new Place(file, YamlFile.line(to)), text == null ? "" : text);
    boolean sendsBody = value(to, "variableSend") == null;
    if (call.scheme().equals("core") && sendsBody && madeBy != null) {
      facts.add(new CoreRequest(call, madeBy));
    }
    boolean keepsBody = value(to, "variableReceive") != null || call.scheme().equals("log");
    if (!keepsBody) {
      madeBy = call.scheme().equals("jslt") ? JsltSource.ofFile(call.path()) : null;
    }
  }

  private @Nullable JsltSource inline(Node step) {
    Node language = value(step, "language");
    Node expression = value(language, "expression");
    String text = scalar(expression);
    return expression != null && text != null && "jslt".equals(scalar(value(language, "language")))
        ? new JsltSource(new Place(file, YamlFile.lineOfText(expression)), text)
        : null;
  }
}
