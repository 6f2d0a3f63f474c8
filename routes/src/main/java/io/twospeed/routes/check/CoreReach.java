package io.twospeed.routes.check;

import io.twospeed.routes.core.CoreEffect;
import io.twospeed.routes.core.CoreOperations;
import io.twospeed.routes.routefile.RouteFacts;
import io.twospeed.routes.routefile.RouteFacts.Call;
import io.twospeed.routes.routefile.RouteFacts.Start;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Which core operations a route can come to, through whatever other routes it calls. Conditions are
 * not weighed: what stands in a branch can be reached.
 */
final class CoreReach {
  private final Map<String, Start> byDirect = new HashMap<>();
  private final CoreOperations operations;

  CoreReach(RouteFacts facts, CoreOperations operations) {
    this.operations = operations;
    facts.starts().forEach(start -> byDirect.putIfAbsent(start.direct(), start));
  }

  /** Whether a request that enters here may change the core. */
  boolean changes(String direct) {
    return reachable(direct).stream().anyMatch(this::changes);
  }

  /** A target that is only known when the route runs may be any. */
  private boolean changes(Call call) {
    return call.isDynamic()
        || (call.scheme().equals("core")
            && operations.effectOf(call.path()).filter(CoreEffect.CHANGES::equals).isPresent());
  }

  private Set<Call> reachable(String direct) {
    Set<Call> calls = new LinkedHashSet<>();
    Set<String> seen = new TreeSet<>();
    Deque<String> ahead = new ArrayDeque<>(Set.of(direct));
    while (!ahead.isEmpty()) {
      Start start = byDirect.get(ahead.remove());
      if (start != null && seen.add(start.direct())) {
        calls.addAll(start.calls());
        start.calls().stream()
            .filter(call -> call.scheme().equals("direct"))
            .forEach(call -> ahead.add(call.path()));
      }
    }
    return calls;
  }
}
