package io.twospeed.openapi;

import java.util.ArrayList;
import java.util.List;

/** A product the door serves. The contract is asked for once: a product may not change under us. */
record Published(ApiProduct product, String name, Contract contract, List<Mount> mounts) {

  static Published of(ApiProduct product, DoorMeters meters) {
    Contract contract = product.contract();
    List<Mount> mounts = new ArrayList<>();
    for (Operation operation : contract.operations()) {
      mounts.add(new Mount(product, operation, meters.of(product.name(), operation.id())));
    }
    return new Published(product, product.name(), contract, List.copyOf(mounts));
  }
}
