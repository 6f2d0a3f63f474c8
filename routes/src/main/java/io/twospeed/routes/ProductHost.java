package io.twospeed.routes;

import io.twospeed.openapi.ApiProduct;
import io.twospeed.openapi.Contract;
import io.twospeed.openapi.Finding;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs the scenario products of a folder: each version checked first, in a CamelContext of its own.
 * Safe for many threads.
 */
public final class ProductHost implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(ProductHost.class);

  private final HostSettings settings;
  private final VersionBuilder builder;
  private final LiveProducts live;

  /**
   * A host that runs nothing yet.
   *
   * @param publish takes the version that new requests of a product go to; one that it throws on is
   *     refused
   * @param withdraw takes the name of a product that is no more
   */
  public ProductHost(
      HostSettings settings, Consumer<ApiProduct> publish, Consumer<String> withdraw) {
    this.settings = settings;
    this.builder = new VersionBuilder(settings);
    this.live = new LiveProducts(settings, publish, withdraw);
  }

  /**
   * Brings what runs in line with the folder: a new or changed product goes live if nothing is
   * wrong with it, one whose folder is gone is withdrawn. A product that is refused leaves its live
   * version, and every other product, as they are.
   *
   * @return what {@link #products} says then
   * @throws IllegalArgumentException where there is no such folder
   */
  public synchronized List<ProductStatus> load() {
    List<Path> folders = ProductFolders.in(settings.products());
    live.keepOnly(folders.stream().map(ProductFolders::name).toList());
    for (Path folder : folders) {
      ProductFiles files = ProductFiles.read(folder);
      if (live.isNew(files)) {
        loadAlone(files);
      }
    }
    return products();
  }

  /** Whatever goes wrong here is this product's, and the others never notice. */
  private void loadAlone(ProductFiles files) {
    try {
      load(files);
    } catch (RuntimeException | StackOverflowError e) {
      LOG.error("Product {} could not even be checked", files.name(), e);
      live.record(files, "unchecked-" + files.hash()).refuse(List.of(uncheckable(e)));
    }
  }

  private static Finding uncheckable(Throwable e) {
    return new Finding(
        ".",
        0,
        "the product could not even be checked: " + e.getClass().getSimpleName(),
        "files the check can read to their end",
        "the log has the details");
  }

  private void load(ProductFiles files) {
    ProductCheck check = builder.check(files);
    VersionRecord record = live.record(files, check.version());
    Contract contract = check.contract();
    if (contract == null || !check.findings().isEmpty()) {
      record.refuse(check.findings());
    } else {
      builder.start(check, contract, record, live).ifPresent(version -> judge(check, version));
    }
  }

  private void judge(ProductCheck check, ProductVersion version) {
    Verdict verdict = builder.judge(check, live.of(version.name()));
    if (verdict.findings().isEmpty()) {
      live.goLive(version);
    } else {
      version.stop();
      version.record().refuse(verdict.findings());
    }
  }

  /** Every version there is something to tell about, by product, newest last. */
  public List<ProductStatus> products() {
    return live.products();
  }

  /**
   * Checks the products of a folder, or the one product that the folder is, and runs none.
   *
   * @return every finding; a file's name is preceded by its product's, {@code
   *     account-view/openapi.yaml}
   * @throws IllegalArgumentException where there is no such folder
   */
  public List<Finding> check(Path folder) {
    return ProductFolders.of(folder).stream()
        .flatMap(each -> findings(ProductFiles.read(each)))
        .toList();
  }

  /**
   * The products of a folder, or the one product that the folder is, to be tried out: none of them
   * runs, and none goes live.
   *
   * @param findings takes what is wrong with the others, as {@link #check} tells it
   * @throws IllegalArgumentException where there is no such folder
   */
  public List<Candidate> candidates(Path folder, Consumer<Finding> findings) {
    List<Candidate> candidates = new ArrayList<>();
    for (Path each : ProductFolders.of(folder)) {
      ProductFiles files = ProductFiles.read(each);
      builder
          .candidate(files)
          .ifPresentOrElse(candidates::add, () -> findings(files).forEach(findings));
    }
    return candidates;
  }

  private Stream<Finding> findings(ProductFiles files) {
    return builder.findings(files).stream()
        .map(
            each ->
                new Finding(
                    files.name() + "/" + each.file(),
                    each.line(),
                    each.what(),
                    each.expected(),
                    each.fix()));
  }

  /** Withdraws every product and stops its routes; requests inside are not waited for. */
  @Override
  public synchronized void close() {
    live.close();
  }
}
