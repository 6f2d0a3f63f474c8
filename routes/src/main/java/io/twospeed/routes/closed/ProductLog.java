package io.twospeed.routes.closed;

import io.twospeed.routes.allowed.ValueShape;
import io.twospeed.routes.step.StepEndpoint;
import io.twospeed.routes.step.StepRefusedException;
import java.util.Map;
import org.apache.camel.Endpoint;
import org.apache.camel.support.DefaultComponent;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/**
 * Where a product logs: under {@code product.NAME}, never above WARN, and never what a request
 * carries. It is the component {@code log:} too, whose path is a word in the line, no logger.
 */
final class ProductLog extends DefaultComponent {
  private final Logger logger;

  ProductLog(String product) {
    this.logger = of(product);
  }

  static String name(String product) {
    return "product." + product;
  }

  static Logger of(String product) {
    return LoggerFactory.getLogger(name(product));
  }

  @Override
  protected Endpoint createEndpoint(String uri, String remaining, Map<String, Object> parameters) {
    String level = getAndRemoveParameter(parameters, "level", String.class, "INFO");
    if (!ValueShape.LEVEL.fits(level) || !ValueShape.PATH.fits(remaining)) {
      throw new StepRefusedException(
          "log: has another level or path than a product may choose",
          ValueShape.LEVEL.expected() + " and a word",
          "correct it, or leave the level out: it is INFO then");
    }
    Level chosen = Level.valueOf(level);
    return new StepEndpoint(
        uri,
        this,
        exchange ->
            logger.atLevel(chosen).log("{}: exchange {}", remaining, exchange.getExchangeId()));
  }
}
