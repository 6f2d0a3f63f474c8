package io.twospeed.routes.step;

import org.apache.camel.AsyncCallback;
import org.apache.camel.Component;
import org.apache.camel.Consumer;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.Producer;
import org.apache.camel.support.DefaultAsyncProducer;
import org.apache.camel.support.DefaultEndpoint;

/** The end of a {@code to:} that does one thing to the exchange, in the caller's thread. */
public final class StepEndpoint extends DefaultEndpoint {
  private final Step step;

  /** What it does to the exchange. */
  public interface Step {
    void on(Exchange exchange);
  }

  public StepEndpoint(String uri, Component component, Step step) {
    super(uri, component);
    this.step = step;
  }

  @Override
  public Producer createProducer() {
    return new StepProducer(this, step);
  }

  @Override
  public Consumer createConsumer(Processor processor) {
    throw new UnsupportedOperationException(
        "A route cannot start from " + getEndpointUri() + "; expected direct:<operationId>");
  }

  /** Asynchronous by type, so that Camel does not wrap it once more. */
  private static final class StepProducer extends DefaultAsyncProducer {
    private final Step step;

    StepProducer(StepEndpoint endpoint, Step step) {
      super(endpoint);
      this.step = step;
    }

    @Override
    public boolean process(Exchange exchange, AsyncCallback callback) {
      try {
        step.on(exchange);
      } catch (RuntimeException e) {
        exchange.setException(e);
      }
      callback.done(true);
      return true;
    }
  }
}
