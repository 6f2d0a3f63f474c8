package io.twospeed.routes.version;

import io.twospeed.base.OpenWords;
import io.twospeed.base.Printable;
import io.twospeed.openapi.product.ApiRequest;
import io.twospeed.routes.limit.ProductLimits;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionException;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells why requests to a version failed: each in the log, and each way of failing for whoever asks
 * later. What happens every day, a refusal or a core that is away, is told elsewhere. Safe for many
 * threads.
 */
final class Failures {
  private static final Logger LOG = LoggerFactory.getLogger(Failures.class);
  private static final int MOST = 20;
  private static final int MOST_INTERACTIONS = 200;

  /** Our references and ids differ from request to request, and say nothing of the way. */
  private static final Pattern REFERENCE = Pattern.compile(" \\([0-9a-f]{32}\\)");

  private final String product;
  private final String version;
  private final Clock clock;
  private final Map<String, Failure> ways = new LinkedHashMap<>();
  private final Map<String, String> byInteraction = new LinkedHashMap<>();
  private volatile @Nullable String last;

  Failures(String product, String version, Clock clock) {
    this.product = product;
    this.version = version;
    this.clock = clock;
  }

  /** A route ended so. */
  void failed(ApiRequest request, ProductLimits.Budget budget, Throwable thrown) {
    Throwable failure =
        thrown instanceof CompletionException && thrown.getCause() != null
            ? thrown.getCause()
            : thrown;
    OpenWords open = OpenWords.of(failure);
    if (open == null || open.isFault()) {
      String what = open == null ? failure.getClass().getName() : open.words();
      tell(request.operationId(), budget.step(), what, request.interaction().id());
    }
  }

  /** The answer of a route was not given out. */
  void withheld(String operation, String interaction, String violations) {
    tell(operation, "", "the answer breaks the contract: " + violations, interaction);
  }

  private void tell(String operation, String step, String what, String interaction) {
    LOG.warn(
        "Interaction {}: product {}, version {}: {} failed{}: {}",
        interaction,
        Printable.of(product),
        Printable.of(version),
        Printable.of(operation),
        step.isEmpty() ? "" : " at " + Printable.of(step),
        Printable.of(what));
    String way = REFERENCE.matcher(what).replaceAll("");
    Failure told = keep(operation, step, way, interaction);
    last = told.text();
  }

  private Failure keep(String operation, String step, String way, String interaction) {
    synchronized (ways) {
      String key = String.join("\n", operation, step, way);
      Failure before = ways.remove(key);
      Failure now =
          before == null
              ? new Failure(operation, step, way, 1, clock.instant(), clock.instant(), interaction)
              : before.again(clock.instant(), interaction);
      if (ways.size() == MOST) {
        ways.remove(ways.keySet().iterator().next());
      }
      ways.put(key, now);
      if (byInteraction.size() == MOST_INTERACTIONS) {
        byInteraction.remove(byInteraction.keySet().iterator().next());
      }
      byInteraction.put(interaction, now.text());
      return now;
    }
  }

  /** The ways requests failed, the latest last. */
  List<Failure> all() {
    synchronized (ways) {
      return List.copyOf(ways.values());
    }
  }

  /** Why this interaction failed; null where it did not, or long ago. */
  @Nullable String of(String interaction) {
    synchronized (ways) {
      return byInteraction.get(interaction);
    }
  }

  /** Forgets how the request before ended. */
  void begin() {
    if (last != null) {
      last = null;
    }
  }

  /** How the last request failed; null where it did not. */
  @Nullable String last() {
    return last;
  }
}
