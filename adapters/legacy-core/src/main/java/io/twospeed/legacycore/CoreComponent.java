package io.twospeed.legacycore;

import java.util.Map;
import java.util.function.Function;
import org.apache.camel.Endpoint;
import org.apache.camel.support.DefaultComponent;

/** The Camel component {@code core:} of one CamelContext: {@code core:payments.transfer}. */
final class CoreComponent extends DefaultComponent {
  private final Function<String, BoundOperation> operations;

  /**
   * A component over a door's operations.
   *
   * @param operations throws, with what is wrong and how to mend it, where a name is not known
   */
  CoreComponent(Function<String, BoundOperation> operations) {
    this.operations = operations;
  }

  @Override
  protected Endpoint createEndpoint(String uri, String remaining, Map<String, Object> parameters) {
    return new CoreEndpoint(uri, this, operations.apply(remaining));
  }
}
