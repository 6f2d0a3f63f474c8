package io.twospeed.routes;

import io.twospeed.openapi.Contract;
import io.twospeed.openapi.Finding;
import java.util.List;
import java.util.Optional;
import org.apache.camel.CamelContext;

/** Makes a running version of a product's files, or tells everything that is in the way. */
final class VersionBuilder {
  private final HostSettings settings;
  private final AllowedComponents components;

  VersionBuilder(HostSettings settings) {
    this.settings = settings;
    this.components = new AllowedComponents(settings.components(), settings.opened());
  }

  ProductCheck check(ProductFiles files) {
    return new ProductCheck(files, components, settings.coreOperations());
  }

  /** The version with its routes running and {@code CHECKED}; none where Camel refuses them. */
  Optional<ProductVersion> start(
      ProductCheck check, Contract contract, VersionRecord record, LiveProducts live) {
    try {
      CamelContext context = startContext(check);
      record.to(VersionState.CHECKED);
      return Optional.of(
          new ProductVersion(
              record,
              contract,
              context,
              check.changing(),
              request -> live.serve(record.name(), request)));
    } catch (Exception e) {
      record.refuse(List.of(new StartFindings(check.facts()).of(e)));
      return Optional.empty();
    }
  }

  /** Every finding of a product that is not to run. */
  List<Finding> findings(ProductFiles files) {
    ProductCheck check = check(files);
    if (!check.findings().isEmpty()) {
      return check.findings();
    }
    try {
      startContext(check).stop();
      return List.of();
    } catch (Exception e) {
      return List.of(new StartFindings(check.facts()).of(e));
    }
  }

  private CamelContext startContext(ProductCheck check) throws Exception {
    CamelContext context = ProductContext.create(check, components);
    try {
      context.start();
      return context;
    } catch (Exception e) {
      context.stop();
      throw e;
    }
  }
}
