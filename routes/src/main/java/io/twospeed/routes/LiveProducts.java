package io.twospeed.routes;

import io.twospeed.openapi.ApiProduct;
import io.twospeed.openapi.ApiReply;
import io.twospeed.openapi.ApiRequest;
import io.twospeed.openapi.Finding;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Which version of each product takes new requests, and what became of the others. Changed by one
 * thread at a time, the host's; read by all.
 */
final class LiveProducts {
  private final HostSettings settings;
  private final Consumer<ApiProduct> publish;
  private final Consumer<String> withdraw;
  private final Drain drain;
  private final Map<String, ProductVersion> live = new ConcurrentHashMap<>();
  private final List<VersionRecord> records = new CopyOnWriteArrayList<>();

  LiveProducts(HostSettings settings, Consumer<ApiProduct> publish, Consumer<String> withdraw) {
    this.settings = settings;
    this.publish = publish;
    this.withdraw = withdraw;
    this.drain = new Drain(settings.drainGrace());
  }

  /** The version of a product that takes new requests; null where there is none. */
  @Nullable ProductVersion of(String name) {
    return live.get(name);
  }

  /** Whether these files are other than those of the live version. */
  boolean isNew(ProductFiles files) {
    ProductVersion current = live.get(files.name());
    boolean same = current != null && current.record().hash().equals(files.hash());
    if (same) {
      forgetEnded(files.name());
    }
    return !same;
  }

  /** A new version's record; those of its product that are at their end make room for it. */
  VersionRecord record(ProductFiles files, String version) {
    forgetEnded(files.name());
    VersionRecord record = new VersionRecord(files.name(), version, files.hash(), settings.clock());
    records.add(record);
    return record;
  }

  private void forgetEnded(String name) {
    records.removeIf(each -> each.name().equals(name) && each.state().next().isEmpty());
  }

  /** New requests go to this version from now on; one that cannot be published is refused. */
  void goLive(ProductVersion version) {
    try {
      publish.accept(version);
    } catch (RuntimeException e) {
      version.stop();
      version.record().refuse(List.of(unpublished(e)));
      return;
    }
    version.record().to(VersionState.LIVE);
    drainIfAny(live.put(version.name(), version));
  }

  private static Finding unpublished(RuntimeException e) {
    return new Finding(
        ProductCheck.CONTRACT_FILE,
        0,
        "the door cannot publish the product: " + YamlFile.firstLine(e.getMessage()),
        "paths that no other product has",
        "change the paths of the contract");
  }

  void keepOnly(Collection<String> names) {
    for (String name : List.copyOf(live.keySet())) {
      if (!names.contains(name)) {
        withdraw.accept(name);
        drainIfAny(live.remove(name));
      }
    }
    records.removeIf(each -> !names.contains(each.name()) && each.state().next().isEmpty());
  }

  private void drainIfAny(@Nullable ProductVersion replaced) {
    if (replaced != null) {
      replaced.record().to(VersionState.DRAINING);
      drain.retire(replaced);
    }
  }

  CompletionStage<ApiReply> serve(String name, ApiRequest request) {
    ProductVersion current = live.get(name);
    if (current == null) {
      return CompletableFuture.failedFuture(
          new IllegalStateException("Product " + name + " was withdrawn"));
    }
    return current.serve(request);
  }

  List<ProductStatus> products() {
    return records.stream()
        .map(VersionRecord::status)
        .sorted(Comparator.comparing(ProductStatus::name))
        .toList();
  }

  void close() {
    drain.close();
    for (ProductVersion version : new ArrayList<>(live.values())) {
      withdraw.accept(version.name());
      version.stop();
    }
    live.clear();
  }
}
