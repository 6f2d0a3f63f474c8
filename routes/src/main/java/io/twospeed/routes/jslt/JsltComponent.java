package io.twospeed.routes.jslt;

import io.twospeed.routes.step.StepEndpoint;
import java.util.Map;
import org.apache.camel.Endpoint;
import org.apache.camel.support.DefaultComponent;

/**
 * {@code jslt:FILE}: turns the body by a JSLT file of the product. Camel's own component of that
 * name parses text and writes text again; this one works on the nodes the exchange carries.
 */
public final class JsltComponent extends DefaultComponent {
  private final JsltFiles templates;

  public JsltComponent(JsltFiles templates) {
    this.templates = templates;
  }

  @Override
  protected Endpoint createEndpoint(String uri, String remaining, Map<String, Object> parameters) {
    return new StepEndpoint(uri, this, turnBy(templates.get(remaining)));
  }

  private static StepEndpoint.Step turnBy(JsltTemplate template) {
    return exchange -> exchange.getMessage().setBody(template.apply(exchange));
  }
}
