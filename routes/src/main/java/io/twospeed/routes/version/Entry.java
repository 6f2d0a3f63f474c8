package io.twospeed.routes.version;

import com.fasterxml.jackson.databind.JsonNode;
import io.twospeed.journal.interactions.Interaction;
import io.twospeed.openapi.product.ApiRequest;
import io.twospeed.routes.allowed.CamelHeaders;
import io.twospeed.routes.limit.ProductLimits;
import io.twospeed.routes.limit.StepLimit;
import io.twospeed.routes.text.Json;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.camel.AsyncProcessor;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangePattern;
import org.apache.camel.Message;
import org.apache.camel.support.DefaultConsumer;

/**
 * Where one operation's requests enter its route. Bound when the version is loaded, so that a
 * request looks nothing up in Camel. Exchanges are made anew: a pooled one could be written to by a
 * core's reply that comes after its request was answered.
 */
public final class Entry {
  private final DefaultConsumer consumer;
  private final AsyncProcessor route;

  public Entry(DefaultConsumer consumer) {
    this.consumer = consumer;
    this.route = consumer.getAsyncProcessor();
  }

  /**
   * Runs the route, in the caller's thread up to its first asynchronous step.
   *
   * @param budget what the request may use
   * @param ending takes the exchange when the route has ended, once, failed or not
   */
  public void process(ApiRequest request, ProductLimits.Budget budget, Consumer<Exchange> ending) {
    Exchange exchange = exchangeOf(request);
    exchange.setProperty(StepLimit.PROPERTY, budget);
    route.process(exchange, doneSync -> ending.accept(exchange));
  }

  private Exchange exchangeOf(ApiRequest request) {
    Exchange exchange = consumer.createExchange(false);
    exchange.setPattern(ExchangePattern.InOut);
    exchange.setProperty(Interaction.EXCHANGE_PROPERTY, request.interaction());
    exchange.setVariable("request", request.body());
    exchange.setVariable("parameters", request.parameters());
    Message message = exchange.getIn();
    message.setBody(request.body());
    for (Map.Entry<String, JsonNode> parameter : request.parameters().properties()) {
      if (!CamelHeaders.has(parameter.getKey())) {
        message.setHeader(parameter.getKey(), Json.plain(parameter.getValue()));
      }
    }
    return exchange;
  }
}
