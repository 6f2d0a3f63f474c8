package io.twospeed.legacycore;

import com.fasterxml.jackson.databind.JsonNode;
import io.twospeed.base.OpenWords;
import io.twospeed.journal.calls.CoreCallState;
import io.twospeed.journal.interactions.Interaction;
import io.twospeed.legacycore.call.CallResult;
import io.twospeed.legacycore.call.CoreCall;
import io.twospeed.legacycore.call.CoreCallException;
import io.twospeed.legacycore.change.RouteCalls;
import io.twospeed.legacycore.operation.BoundOperation;
import org.apache.camel.AsyncCallback;
import org.apache.camel.Exchange;
import org.apache.camel.support.DefaultAsyncProducer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sends an exchange's canonical JSON to the core; the route goes on where the reply comes in. */
final class CoreProducer extends DefaultAsyncProducer {
  private static final Logger LOG = LoggerFactory.getLogger(CoreProducer.class);

  /** What an operator follows a change by: the reference is what the core has it under. */
  private static final String CHANGE = "Interaction {}: {} under {} is {}";

  private final BoundOperation operation;
  private final @Nullable String stands;
  private final RouteCalls calls;

  CoreProducer(
      CoreEndpoint endpoint, BoundOperation operation, @Nullable String stands, RouteCalls calls) {
    super(endpoint);
    this.calls = calls;
    this.stands = stands;
    this.operation = operation;
  }

  @Override
  public boolean process(Exchange exchange, AsyncCallback callback) {
    Object body = exchange.getMessage().getBody();
    if (!(body instanceof JsonNode canonical)) {
      exchange.setException(new NotCanonicalException(notCanonical(body)));
      callback.done(true);
      return true;
    }
    calls.call(
        operation,
        canonical,
        interaction(exchange),
        stands,
        new ExchangeResult(exchange, callback));
    return false;
  }

  private static @Nullable Interaction interaction(Exchange exchange) {
    Object value = exchange.getProperty(Interaction.EXCHANGE_PROPERTY);
    return value instanceof Interaction interaction ? interaction : null;
  }

  private String notCanonical(@Nullable Object body) {
    return "core:%s was given a body of %s; expected canonical JSON (%s); fix: let the step before it leave a JSON tree"
        .formatted(
            operation.name(),
            body == null ? "nothing" : body.getClass().getName(),
            JsonNode.class.getName());
  }

  /** A step before left something else; told by its kind alone. */
  private static final class NotCanonicalException extends IllegalArgumentException
      implements OpenWords {
    private static final long serialVersionUID = 1L;

    private final String words;

    NotCanonicalException(String words) {
      super(words);
      this.words = words;
    }

    @Override
    public String words() {
      return words;
    }

    @Override
    public boolean isFault() {
      return true;
    }
  }

  private record ExchangeResult(Exchange exchange, AsyncCallback callback) implements CallResult {

    @Override
    public void answered(CoreCall call, JsonNode canonical) {
      if (call.changes() && !call.journalled()) {
        LOG.info(CHANGE, id(), call.operation(), call.reference(), CoreCallState.CONFIRMED);
      }
      exchange.setProperty(SlowDoor.REFERENCE_PROPERTY, call.reference());
      exchange.getMessage().setBody(canonical);
      callback.done(false);
    }

    @Override
    public void failed(CoreCall call, CoreCallException problem) {
      if (call.journalled()) {
        // Its states were logged as they were written down.
      } else if (problem.outcome() == CoreCallState.IN_DOUBT) {
        LOG.warn(CHANGE, id(), call.operation(), call.reference(), problem.outcome());
      } else if (call.changes()) {
        LOG.info(CHANGE, id(), call.operation(), call.reference(), problem.outcome());
      }
      exchange.setProperty(SlowDoor.REFERENCE_PROPERTY, call.reference());
      exchange.setException(problem);
      callback.done(false);
    }

    private String id() {
      Interaction known = interaction(exchange);
      return known == null ? "none" : known.id();
    }
  }
}
