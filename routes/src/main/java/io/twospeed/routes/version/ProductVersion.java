package io.twospeed.routes.version;

import io.twospeed.openapi.contract.Contract;
import io.twospeed.openapi.product.ApiReply;
import io.twospeed.openapi.product.ApiRequest;
import io.twospeed.routes.files.ProductFiles;
import io.twospeed.routes.limit.ProductLimits;
import io.twospeed.routes.rehearsal.StagedProduct;
import io.twospeed.routes.routefile.RouteFacts;
import io.twospeed.routes.step.ProblemException;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Predicate;
import org.apache.camel.CamelContext;
import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;
import org.apache.camel.Route;
import org.apache.camel.support.DefaultConsumer;
import org.jspecify.annotations.Nullable;

/** One version of a product, its routes running in a CamelContext of its own. */
public final class ProductVersion implements StagedProduct {
  private final String name;
  private final Contract contract;
  private final CamelContext context;
  private final Map<String, Entry> entries;
  private final Set<String> changing;
  private final RequestsInFlight inFlight = new RequestsInFlight();
  private final VersionRecord record;
  private final Successors successors;
  private final ProductLimits limits;
  private final ProductFiles files;
  private final Conduct conduct = new Conduct();
  private final Failures failures;

  /** Where requests go that reach a version when it has already stopped. */
  public interface Successors {
    /** The live version's answer; a failed stage where the product is no more. */
    CompletionStage<ApiReply> serve(ApiRequest request);
  }

  ProductVersion(
      VersionRecord record,
      Contract contract,
      CamelContext context,
      Set<String> changing,
      ProductFiles files,
      ProductLimits limits,
      Successors successors) {
    this.files = files;
    this.limits = limits;
    this.changing = changing;
    this.name = record.name();
    this.record = record;
    this.failures = record.failures();
    this.contract = contract;
    this.context = context;
    this.entries = entries(context, contract);
    this.successors = successors;
  }

  private static Map<String, Entry> entries(CamelContext context, Contract contract) {
    Map<String, Entry> entries = new HashMap<>();
    for (Route route : context.getRoutes()) {
      String direct = RouteFacts.Call.pathOf(route.getEndpoint().getEndpointUri());
      if (contract.operationIds().contains(direct)) {
        entries.put(direct, new Entry((DefaultConsumer) route.getConsumer()));
      }
    }
    return Map.copyOf(entries);
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public Contract contract() {
    return contract;
  }

  @Override
  public String version() {
    return record.version();
  }

  @Override
  public boolean changes(String operationId) {
    return changing.contains(operationId);
  }

  public VersionRecord record() {
    return record;
  }

  @Override
  public CompletionStage<ApiReply> serve(ApiRequest request) {
    Entry entry = entries.get(request.operationId());
    if (entry == null) {
      return CompletableFuture.failedFuture(
          new IllegalArgumentException(
              "Product %s has no operation '%s'".formatted(name, request.operationId())));
    }
    if (!inFlight.enter()) {
      return successors.serve(request);
    }
    if (!limits.enter()) {
      inFlight.leave();
      return turnedAway();
    }
    if (!limits.enterThread()) {
      limits.leave();
      inFlight.leave();
      return turnedAway();
    }
    failures.begin();
    Passage passage = new Passage(request, limits.budget());
    try {
      entry.process(request, passage.budget, passage::end);
    } catch (RuntimeException | StackOverflowError e) {
      passage.fail(e);
    } finally {
      limits.leaveThread();
    }
    return passage.reply;
  }

  private CompletionStage<ApiReply> turnedAway() {
    conduct.turnedAway();
    return CompletableFuture.failedFuture(
        new ProblemException("overload", 503, "This product has too many requests under way."));
  }

  @Override
  public void answered(int status, long nanos) {
    conduct.answered(status, nanos);
  }

  @Override
  public void withheld(String operationId, String interaction, String violations) {
    failures.withheld(operationId, interaction, violations);
  }

  @Override
  public @Nullable String failure() {
    return failures.last();
  }

  /** One request inside: whatever ends it, it leaves once. */
  private final class Passage {
    private final ApiRequest request;
    private final ProductLimits.Budget budget;
    private final CompletableFuture<ApiReply> reply = new CompletableFuture<>();
    private final AtomicBoolean over = new AtomicBoolean();

    Passage(ApiRequest request, ProductLimits.Budget budget) {
      this.request = request;
      this.budget = budget;
    }

    void end(Exchange exchange) {
      try {
        Exception failure = exchange.getException();
        if (failure == null) {
          reply.complete(Replies.of(exchange, request.parameters()));
        } else {
          end(failure);
        }
      } catch (RuntimeException e) {
        end(e);
      } finally {
        leave();
      }
    }

    void fail(Throwable failure) {
      end(failure);
      leave();
    }

    private void end(Throwable failure) {
      failures.failed(request, budget, failure);
      reply.completeExceptionally(failure);
    }

    private void leave() {
      if (over.compareAndSet(false, true)) {
        limits.leave();
        inFlight.leave();
      }
    }
  }

  public Conduct conduct() {
    return conduct;
  }

  /** Whether a route of it calls one of these core operations. */
  public boolean calls(Predicate<String> operations) {
    return context.getEndpoints().stream()
        .map(Endpoint::getEndpointUri)
        .filter(uri -> uri.startsWith("core:"))
        .anyMatch(uri -> operations.test(RouteFacts.Call.pathOf(uri)));
  }

  /** What it was made of. */
  public ProductFiles files() {
    return files;
  }

  /**
   * Stops the routes, unless a request is inside.
   *
   * @return whether it stopped
   */
  public boolean stopIfIdle() {
    if (!inFlight.shutIfEmpty()) {
      return false;
    }
    context.stop();
    return true;
  }

  public int requestsInFlight() {
    return inFlight.count();
  }

  /** Stops the routes, whatever is inside. */
  public void stop() {
    context.stop();
  }

  @Override
  public void close() {
    stop();
  }
}
