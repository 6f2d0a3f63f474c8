package io.twospeed.routes.version;

import io.twospeed.openapi.contract.Contract;
import io.twospeed.openapi.document.Finding;
import io.twospeed.routes.check.ContractChanges;
import io.twospeed.routes.check.ProductCheck;
import io.twospeed.routes.check.StartFindings;
import io.twospeed.routes.closed.AllowedComponents;
import io.twospeed.routes.closed.ProductContext;
import io.twospeed.routes.files.ProductFiles;
import io.twospeed.routes.limit.ProductLimits;
import io.twospeed.routes.rehearsal.Candidate;
import io.twospeed.routes.rehearsal.StagedProduct;
import io.twospeed.routes.rehearsal.Verdict;
import io.twospeed.routes.settings.HostSettings;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.apache.camel.CamelContext;
import org.jspecify.annotations.Nullable;

/** Makes a running version of a product's files, or tells everything that is in the way. */
public final class VersionBuilder {
  private final HostSettings settings;
  private final AllowedComponents components;

  public VersionBuilder(HostSettings settings) {
    this.settings = settings;
    this.components = new AllowedComponents(settings.components(), settings.opened());
  }

  public ProductCheck check(ProductFiles files) {
    return new ProductCheck(files, components.schemes(), settings.coreOperations());
  }

  /** The version with its routes running and {@code CHECKED}; none where Camel refuses them. */
  public Optional<ProductVersion> start(
      ProductCheck check,
      Contract contract,
      VersionRecord record,
      ProductLimits limits,
      ProductVersion.Successors successors) {
    try {
      CamelContext context = startContext(check, components);
      record.to(VersionState.CHECKED);
      return Optional.of(
          new ProductVersion(
              record, contract, context, check.changing(), check.files(), limits, successors));
    } catch (Exception e) {
      record.refuse(List.of(new StartFindings(check.facts()).of(e)));
      return Optional.empty();
    }
  }

  /**
   * Whether a checked version may take requests in the place of the live one: whether its examples
   * hold, and its contract keeps what the live one promised.
   *
   * @param live the version it would replace; null where there is none
   * @param changes of its contract since that one's
   */
  public Verdict judge(ProductCheck check, @Nullable ProductVersion live, ContractChanges changes) {
    List<Finding> broken =
        live == null ? List.of() : check.findBrokenPromises(changes, live.version());
    return settings.rehearsal().rehearse(candidate(check)).and(broken);
  }

  /** A product to be tried out; none where it has findings. */
  public Optional<Candidate> candidate(ProductFiles files) {
    ProductCheck check = check(files);
    return findings(check).isEmpty() ? Optional.of(candidate(check)) : Optional.empty();
  }

  private Candidate candidate(ProductCheck check) {
    return new Candidate(
        check.files().name(),
        check.version(),
        check.examples(),
        staged -> stage(check, new AllowedComponents(staged, settings.opened())));
  }

  private StagedProduct stage(ProductCheck check, AllowedComponents reached) {
    Contract contract = check.contract();
    if (contract == null) {
      throw new IllegalStateException(check.files().name() + " has no contract to stage");
    }
    VersionRecord record =
        new VersionRecord(
            check.files().name(), check.version(), check.files().hash(), settings.clock());
    try {
      return new ProductVersion(
          record,
          contract,
          startContext(check, reached),
          check.changing(),
          check.files(),
          new ProductLimits(settings.releases().limits(check.files().name())),
          request ->
              CompletableFuture.failedFuture(new IllegalStateException("the stage is closed")));
    } catch (Exception e) {
      throw new IllegalStateException(
          "%s does not start on its stage: %s".formatted(check.files().name(), e.getMessage()), e);
    }
  }

  /** Every finding of a product that is not to run. */
  public List<Finding> findings(ProductFiles files) {
    return findings(check(files));
  }

  private List<Finding> findings(ProductCheck check) {
    if (!check.findings().isEmpty()) {
      return check.findings();
    }
    try {
      startContext(check, components).stop();
      return List.of();
    } catch (Exception e) {
      return List.of(new StartFindings(check.facts()).of(e));
    }
  }

  private static CamelContext startContext(ProductCheck check, AllowedComponents reached)
      throws Exception {
    CamelContext context =
        ProductContext.create(
            check.files(),
            check.version(),
            check.templates(),
            reached.with(check.files().name(), check.templates(), check.leftStanding()));
    try {
      context.start();
      return context;
    } catch (Exception e) {
      context.stop();
      throw e;
    }
  }
}
