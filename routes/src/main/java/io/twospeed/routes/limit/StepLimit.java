package io.twospeed.routes.limit;

import com.fasterxml.jackson.databind.node.TextNode;
import io.twospeed.routes.files.ProductFiles;
import io.twospeed.routes.step.StepFailedException;
import org.apache.camel.AsyncCallback;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.NamedNode;
import org.apache.camel.Processor;
import org.apache.camel.spi.InterceptStrategy;
import org.apache.camel.support.processor.DelegateAsyncProcessor;
import org.jspecify.annotations.Nullable;

/**
 * Asks before each step of a route whether its request may go on: so a loop that would never end
 * ends, and what grows with each turn stops while there is room for it.
 */
public final class StepLimit implements InterceptStrategy {
  public static final String PROPERTY = "twospeed.budget";

  private final StepPlaces places;

  /** Of the routes of one product's files. */
  public StepLimit(ProductFiles files) {
    this.places = new StepPlaces(files);
  }

  @Override
  public Processor wrapProcessorInInterceptors(
      CamelContext context, NamedNode definition, Processor target, Processor next) {
    String place = places.of(definition);
    return new DelegateAsyncProcessor(target) {
      @Override
      public boolean process(Exchange exchange, AsyncCallback callback) {
        String refusal = refusal(exchange, place);
        if (refusal == null) {
          return super.process(exchange, callback);
        }
        exchange.setException(new StepFailedException(refusal));
        callback.done(true);
        return true;
      }
    };
  }

  private static @Nullable String refusal(Exchange exchange, String place) {
    if (exchange.getProperty(PROPERTY) instanceof ProductLimits.Budget budget) {
      budget.at(place);
      if (!budget.takeStep()) {
        return "The route took more steps than a request may";
      }
      if (!budget.hasTime()) {
        return "The route took more time than a request may";
      }
    }
    return length(exchange.getMessage().getBody()) > Kept.MOST_CHARACTERS_OF_A_TEXT
        ? Kept.tooLong()
        : Kept.refusal(exchange);
  }

  private static int length(@Nullable Object body) {
    if (body instanceof CharSequence text) {
      return text.length();
    }
    return body instanceof TextNode node ? node.textValue().length() : 0;
  }
}
