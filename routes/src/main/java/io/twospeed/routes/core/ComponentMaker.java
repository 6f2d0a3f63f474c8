package io.twospeed.routes.core;

import java.util.Map;
import org.apache.camel.Component;

/** Makes a Camel component for one version of one product. */
@FunctionalInterface
public interface ComponentMaker {
  /**
   * A component of its own for a context.
   *
   * @param leftStanding the changing core operations whose calls stay as they are when their
   *     request is undone, and why: scenario.yaml's {@code leave-standing}
   */
  Component make(Map<String, String> leftStanding);
}
