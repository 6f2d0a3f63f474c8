package io.twospeed.routes.release;

import io.twospeed.openapi.document.Finding;
import io.twospeed.openapi.product.ApiProduct;
import io.twospeed.openapi.product.ApiReply;
import io.twospeed.openapi.product.ApiRequest;
import io.twospeed.routes.limit.ProductLimits;
import io.twospeed.routes.settings.HostSettings;
import io.twospeed.routes.version.ProductStatus;
import io.twospeed.routes.version.ProductVersion;
import io.twospeed.routes.version.VersionState;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Which versions of each product take new requests, and what became of the others. Changed by one
 * thread at a time, the host's; read by all.
 */
public final class LiveProducts {
  private final HostSettings settings;
  private final ProductDoor door;
  private final Drain drain;
  private final Map<String, ProductLine> lines = new ConcurrentHashMap<>();

  public LiveProducts(HostSettings settings, ProductDoor door) {
    this.settings = settings;
    this.door = door;
    this.drain = new Drain(settings.drainGrace(), settings.releases().drainAtMost());
  }

  ProductLine line(String name) {
    return lines.computeIfAbsent(
        name, it -> new ProductLine(it, new ProductLimits(settings.releases().limits(it))));
  }

  @Nullable ProductLine lineIfAny(String name) {
    return lines.get(name);
  }

  public Collection<ProductLine> lines() {
    return lines.values();
  }

  /** What a product has no line of any more is forgotten with it. */
  void forgetIfOver(ProductLine line) {
    line.forgetEnded();
    if (line.placement() == null && line.records().isEmpty()) {
      lines.remove(line.name());
    }
  }

  /**
   * Lets new requests go elsewhere, for all these products at the same moment. Versions that take
   * none any more are drained.
   *
   * @param next by product; empty: it is no more
   * @return why some stay as they were, by product
   */
  Map<String, List<Finding>> apply(Map<String, Optional<Placement>> next) {
    List<ApiProduct> come = new ArrayList<>();
    List<String> go = new ArrayList<>();
    next.forEach(
        (name, placement) ->
            placement.ifPresentOrElse(it -> come.add(it.served()), () -> go.add(name)));
    Map<String, List<Finding>> refused = door.change(come, go);
    next.forEach(
        (name, placement) -> {
          if (!refused.containsKey(name)) {
            place(line(name), placement.orElse(null));
          }
        });
    return refused;
  }

  private void place(ProductLine line, @Nullable Placement next) {
    Placement before = line.placement();
    line.place(next);
    if (next != null) {
      next.versions()
          .filter(each -> before == null || !before.has(each))
          .forEach(each -> each.record().to(VersionState.LIVE));
    }
    if (before != null) {
      before.versions().filter(each -> next == null || !next.has(each)).forEach(this::drain);
    }
  }

  private void drain(ProductVersion replaced) {
    replaced.record().to(VersionState.DRAINING);
    drain.retire(replaced);
  }

  ProductVersion.Successors successors(String name) {
    return request -> serve(name, request);
  }

  private CompletionStage<ApiReply> serve(String name, ApiRequest request) {
    ProductLine line = lines.get(name);
    Placement current = line == null ? null : line.placement();
    if (current == null) {
      return CompletableFuture.failedFuture(
          new IllegalStateException("Product " + name + " was withdrawn"));
    }
    return current.live().serve(request);
  }

  /** Does something again and again, on the thread of the drains. */
  public void every(long millis, Runnable task) {
    drain.every(millis, task);
  }

  public List<ProductStatus> products() {
    return lines.values().stream()
        .sorted(Comparator.comparing(ProductLine::name))
        .flatMap(line -> line.statuses().stream())
        .toList();
  }

  public void close() {
    drain.close();
    List<String> all =
        lines.values().stream()
            .filter(line -> line.placement() != null)
            .map(ProductLine::name)
            .toList();
    door.change(List.of(), all);
    for (ProductLine line : lines.values()) {
      Placement now = line.placement();
      if (now != null) {
        now.versions().forEach(ProductVersion::stop);
      }
    }
    lines.clear();
  }
}
