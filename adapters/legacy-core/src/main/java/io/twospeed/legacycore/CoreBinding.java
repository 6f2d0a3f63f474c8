package io.twospeed.legacycore;

import io.twospeed.legacycore.change.RouteCalls;
import io.twospeed.legacycore.operation.BoundOperation;
import io.twospeed.legacycore.settings.Settings;
import java.util.Map;
import org.apache.camel.Component;

/**
 * The operations of one catalogue, bound to their core systems. Calls that began with it end with
 * it, whatever the door has gone over to since. Immutable.
 */
public final class CoreBinding {
  private static final int LONGEST_REASON = 200;

  private final Map<String, BoundOperation> operations;
  private final RouteCalls calls;

  CoreBinding(Map<String, BoundOperation> operations, RouteCalls calls) {
    this.calls = calls;
    this.operations = Map.copyOf(operations);
  }

  /**
   * A new {@code core:} component, for one CamelContext.
   *
   * @param standing core operation to why a confirmed call of it is left standing when its
   *     interaction is undone
   */
  public Component component(Map<String, String> standing) {
    standing.forEach(
        (operation, reason) -> {
          operation(operation);
          Settings.require(
              !reason.isBlank() && reason.length() <= LONGEST_REASON,
              "standing." + operation,
              reason.length() + " characters",
              "a reason of 1 to " + LONGEST_REASON);
        });
    return new CoreComponent(standing, this::operation, calls);
  }

  BoundOperation operation(String name) {
    BoundOperation found = operations.get(name);
    if (found == null) {
      throw new IllegalArgumentException(
          "core:%s names no operation of the core; expected one of the catalogue, the closest are %s; fix: correct the name, or add mappings/core/%s/operation.yaml"
              .formatted(name, NearestNames.to(name, operations.keySet(), 3), name));
    }
    return found;
  }

  Map<String, BoundOperation> operations() {
    return operations;
  }
}
