package io.twospeed.openapi.routing;

import io.twospeed.openapi.context.DoorMeters;
import io.twospeed.openapi.context.Mount;
import io.twospeed.openapi.contract.Contract;
import io.twospeed.openapi.contract.Operation;
import io.twospeed.openapi.product.ApiProduct;
import io.twospeed.openapi.product.Canary;
import io.twospeed.openapi.product.Share;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A product the door serves. The contract is asked for once: a product may not change under us. */
public record Published(
    String name, Contract contract, Set<String> journalled, List<Endpoint> endpoints) {

  /** The contract as channels are to see it; made when somebody asks. */
  String page() {
    return ContractPage.of(contract.text(), journalled);
  }

  /** What one path has in the two versions that may take requests. */
  private record Sides(List<Mount> stable, List<Mount> newer) {
    static Sides none(List<@Nullable String> path) {
      return new Sides(new ArrayList<>(), new ArrayList<>());
    }
  }

  public static Published of(ApiProduct product, DoorMeters meters, boolean journal) {
    Map<List<@Nullable String>, Sides> byPath = new LinkedHashMap<>();
    List<Mount> mounts = mounts(product, product.contract(), meters, journal);
    for (Mount mount : mounts) {
      byPath.computeIfAbsent(path(mount), Sides::none).stable().add(mount);
    }
    Canary canary = product.canary();
    if (canary != null) {
      ApiProduct newer = canary.product();
      for (Mount mount : mounts(newer, newer.contract(), meters, journal)) {
        byPath.computeIfAbsent(path(mount), Sides::none).newer().add(mount);
      }
    }
    String name = product.name();
    Share share = canary == null ? null : canary.share();
    List<Endpoint> endpoints = new ArrayList<>();
    byPath.forEach(
        (path, sides) -> endpoints.add(new Endpoint(name, sides.stable(), sides.newer(), share)));
    return new Published(
        name,
        product.contract(),
        mounts.stream()
            .filter(Mount::journalled)
            .map(mount -> mount.operation().id())
            .collect(Collectors.toSet()),
        List.copyOf(endpoints));
  }

  /** Two templates of one shape are one path, whatever their parameters are called. */
  private static List<@Nullable String> path(Mount mount) {
    return mount.operation().template().segments();
  }

  private static List<Mount> mounts(
      ApiProduct product, Contract contract, DoorMeters meters, boolean journal) {
    List<Mount> mounts = new ArrayList<>();
    for (Operation operation : contract.operations()) {
      mounts.add(
          new Mount(
              product,
              operation,
              meters.of(product.name(), operation.id()),
              journal && product.changes(operation.id())));
    }
    return mounts;
  }
}
