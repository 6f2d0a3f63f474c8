package io.twospeed.legacycore;

import io.twospeed.legacycore.change.RouteCalls;
import io.twospeed.legacycore.operation.BoundOperation;
import org.apache.camel.Component;
import org.apache.camel.Consumer;
import org.apache.camel.Processor;
import org.apache.camel.Producer;
import org.apache.camel.support.DefaultEndpoint;
import org.jspecify.annotations.Nullable;

/** One operation of the core, as a place to send to. */
final class CoreEndpoint extends DefaultEndpoint {
  private final BoundOperation operation;
  private final @Nullable String stands;
  private final RouteCalls calls;

  CoreEndpoint(
      String uri,
      Component component,
      BoundOperation operation,
      @Nullable String stands,
      RouteCalls calls) {
    super(uri, component);
    this.calls = calls;
    this.stands = stands;
    this.operation = operation;
  }

  @Override
  public Producer createProducer() {
    return new CoreProducer(this, operation, stands, calls);
  }

  @Override
  public Consumer createConsumer(Processor processor) {
    throw new UnsupportedOperationException(
        "from: %s: the core is only ever called; expected as a step; fix: use to: %s"
            .formatted(getEndpointUri(), getEndpointUri()));
  }
}
