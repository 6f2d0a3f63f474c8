package io.twospeed.legacycore;

import io.twospeed.legacycore.change.RouteCalls;
import io.twospeed.legacycore.operation.BoundOperation;
import java.util.Map;
import java.util.function.Function;
import org.apache.camel.Endpoint;
import org.apache.camel.support.DefaultComponent;

/** The Camel component {@code core:} of one CamelContext: {@code core:payments.transfer}. */
final class CoreComponent extends DefaultComponent {
  private final Function<String, BoundOperation> operations;
  private final Map<String, String> standing;
  private final RouteCalls calls;

  /**
   * A component over a door's operations.
   *
   * @param standing why confirmed calls of an operation are not undone, by its name
   * @param operations throws, with what is wrong and how to mend it, where a name is not known
   */
  CoreComponent(
      Map<String, String> standing, Function<String, BoundOperation> operations, RouteCalls calls) {
    this.calls = calls;
    this.standing = Map.copyOf(standing);
    this.operations = operations;
  }

  @Override
  protected Endpoint createEndpoint(String uri, String remaining, Map<String, Object> parameters) {
    return new CoreEndpoint(uri, this, operations.apply(remaining), standing.get(remaining), calls);
  }
}
