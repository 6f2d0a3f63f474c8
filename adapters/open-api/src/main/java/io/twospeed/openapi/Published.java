package io.twospeed.openapi;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** A product the door serves. The contract is asked for once: a product may not change under us. */
record Published(String name, Contract contract, List<Endpoint> endpoints, String page) {

  private static String page(Contract contract, Map<String, List<Mount>> byPath) {
    Set<String> journalled =
        byPath.values().stream()
            .flatMap(List::stream)
            .filter(Mount::journalled)
            .map(mount -> mount.operation().id())
            .collect(Collectors.toSet());
    return ContractPage.of(contract.text(), journalled);
  }

  static Published of(ApiProduct product, DoorMeters meters, boolean journal) {
    String name = product.name();
    Contract contract = product.contract();
    Map<String, List<Mount>> byPath = new LinkedHashMap<>();
    for (Operation operation : contract.operations()) {
      byPath
          .computeIfAbsent(operation.template().text(), path -> new ArrayList<>())
          .add(
              new Mount(
                  product,
                  operation,
                  meters.of(name, operation.id()),
                  journal && product.changes(operation.id())));
    }
    List<Endpoint> endpoints = new ArrayList<>();
    for (List<Mount> mounts : byPath.values()) {
      endpoints.add(new Endpoint(name, mounts));
    }
    return new Published(name, contract, List.copyOf(endpoints), page(contract, byPath));
  }
}
