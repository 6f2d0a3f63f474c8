package io.twospeed.routes;

import io.twospeed.openapi.document.Finding;
import io.twospeed.openapi.product.ApiProduct;
import io.twospeed.openapi.product.Share;
import io.twospeed.routes.core.ComponentMaker;
import io.twospeed.routes.core.CoreOperations;
import io.twospeed.routes.files.ProductFiles;
import io.twospeed.routes.files.ProductFolders;
import io.twospeed.routes.history.ReleaseHistory;
import io.twospeed.routes.history.ReleaseLog;
import io.twospeed.routes.rehearsal.Candidate;
import io.twospeed.routes.release.FolderReleases;
import io.twospeed.routes.release.Gate;
import io.twospeed.routes.release.KeptVersions;
import io.twospeed.routes.release.LiveProducts;
import io.twospeed.routes.release.ProductDoor;
import io.twospeed.routes.release.ProductLine;
import io.twospeed.routes.release.ProductZip;
import io.twospeed.routes.release.Rebinding;
import io.twospeed.routes.release.Recall;
import io.twospeed.routes.release.ReleaseRefusedException;
import io.twospeed.routes.release.Switchover;
import io.twospeed.routes.release.Traffic;
import io.twospeed.routes.release.Uploads;
import io.twospeed.routes.settings.HostSettings;
import io.twospeed.routes.text.YamlFile;
import io.twospeed.routes.version.ProductStatus;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Runs scenario products: each version checked first, in a CamelContext of its own, and put in the
 * place of the one before without a request lost. Safe for many threads; changes are made one after
 * the other.
 */
public final class ProductHost implements AutoCloseable {
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,62}");
  private static final long LOOK_MILLIS = 500;
  private static final long WINDOW_MILLIS = 60_000;

  private final HostSettings settings;
  private final LiveProducts live;
  private final ReleaseLog log;
  private final Gate gate;
  private final FolderReleases folder;
  private final Uploads uploads;
  private final Rebinding rebinding;
  private final Traffic traffic;

  /** A host that runs nothing yet. */
  public ProductHost(HostSettings settings, ProductDoor door) {
    this.settings = settings;
    this.live = new LiveProducts(settings, door);
    this.log = new ReleaseLog(settings.releases().data());
    KeptVersions kept = new KeptVersions(settings.releases().data(), settings.releases().keep());
    this.gate = new Gate(settings, live, log, kept);
    Switchover switchover = new Switchover(settings, live, log, kept);
    this.folder = new FolderReleases(settings, live, gate, switchover, new Recall(live, log, gate));
    this.uploads = new Uploads(live, gate, switchover);
    this.rebinding = new Rebinding(settings, live, gate, switchover);
    this.traffic = new Traffic(settings, live, kept, gate, switchover);
    live.every(LOOK_MILLIS, this::lookAtNewVersions);
    live.every(WINDOW_MILLIS, this::nextWindow);
  }

  /**
   * The same for a door that takes one version after the other.
   *
   * @param publish takes the version that new requests of a product go to; one that it throws on is
   *     refused
   * @param withdraw takes the name of a product that is no more
   */
  public ProductHost(
      HostSettings settings, Consumer<ApiProduct> publish, Consumer<String> withdraw) {
    this(settings, (come, go) -> oneByOne(come, go, publish, withdraw));
  }

  private static Map<String, List<Finding>> oneByOne(
      Collection<? extends ApiProduct> come,
      Collection<String> go,
      Consumer<ApiProduct> publish,
      Consumer<String> withdraw) {
    go.forEach(withdraw);
    Map<String, List<Finding>> refused = new HashMap<>();
    for (ApiProduct product : come) {
      try {
        publish.accept(product);
      } catch (RuntimeException e) {
        refused.put(product.name(), List.of(unpublished(e)));
      }
    }
    return refused;
  }

  private static Finding unpublished(RuntimeException e) {
    return new Finding(
        ProductFiles.CONTRACT_FILE,
        0,
        "the door cannot publish the product: " + YamlFile.firstLine(e.getMessage()),
        "paths that no other product has",
        "change the paths of the contract");
  }

  /**
   * Brings what runs in line with the folder: a new or changed product goes live if nothing is
   * wrong with it, one whose folder is gone is withdrawn. A product that is refused leaves its live
   * version, and every other product, as they are. What was uploaded, shared or rolled back stays
   * so until its folder changes, over restarts too.
   *
   * @return what {@link #products} says then
   * @throws IllegalArgumentException where there is no such folder
   */
  public synchronized List<ProductStatus> load() {
    Map<String, Path> folders = folders();
    Set<String> names = new TreeSet<>(folders.keySet());
    live.lines().forEach(line -> names.add(line.name()));
    names.addAll(log.productsAtStart());
    folder.follow(folders, names, false);
    return products();
  }

  /**
   * The same for these products alone, whose files have changed.
   *
   * @return those that were being written to: they stay as they are until somebody comes back
   */
  synchronized Set<String> load(Set<String> names) {
    return folder.follow(folders(), names, true);
  }

  private Map<String, Path> folders() {
    Map<String, Path> folders = new TreeMap<>();
    ProductFolders.in(settings.products())
        .forEach(each -> folders.put(ProductFolders.name(each), each));
    return folders;
  }

  /** Every version there is something to tell about, by product, newest last. */
  public List<ProductStatus> products() {
    return live.products();
  }

  /**
   * Releases a version that came over the network. It is kept, and stays live over restarts, until
   * the product's folder changes.
   *
   * @param zip the product's folder
   * @param share of the requests it takes first; all: it takes the live version's place
   * @param who for the history
   * @return what became of it: live, or refused with every finding
   * @throws ReleaseRefusedException where the zip cannot be taken at all
   */
  public ProductStatus upload(String product, InputStream zip, Share share, String who) {
    ProductFiles files = new ProductFiles(requireName(product), ProductZip.read(zip));
    synchronized (this) {
      return uploads.upload(files, share, who);
    }
  }

  private static String requireName(String product) {
    if (!NAME.matcher(product).matches()) {
      throw new ReleaseRefusedException(
          "the product's name",
          "'" + (product.length() > 64 ? product.substring(0, 64) : product) + "' is no name",
          "1 to 63 letters, digits, '.', '-' or '_', the first a letter or a digit",
          "name the product as its folder is to be called");
    }
    return product;
  }

  /**
   * Gives a version another share of its product's requests: one that runs, or one that is kept.
   *
   * @param version label and hash
   * @param share all: it is the live one from then on; nothing: the live one takes all again
   * @throws ReleaseRefusedException where that cannot be done
   */
  public synchronized void share(String product, String version, Share share, String who) {
    traffic.share(product, version, share, who);
  }

  /**
   * Takes the product back to the version that was live before; where a newer one only has a share
   * of the requests, that one goes.
   *
   * @return the version that is live then
   * @throws ReleaseRefusedException where there is none
   */
  public synchronized String rollBack(String product, String who, String reason) {
    return traffic.rollBack(product, who, reason);
  }

  /**
   * Withdraws a product, until its folder changes.
   *
   * @throws ReleaseRefusedException where it is not live
   */
  public synchronized void retire(String product, String who, String reason) {
    traffic.retire(product, who, reason);
  }

  /**
   * Goes over to another state of the core's operations: the products that call one of those that
   * have changed are made anew over it, all of them at the same moment; or none, where one of them
   * would be refused. Requests under way end with the operations they began with. Then what was
   * refused before is tried again.
   *
   * @param changed whether an operation is another than before
   * @return why nothing was done, a file's name preceded by its product's; empty where it was
   */
  public synchronized List<Finding> rebind(
      Map<String, ComponentMaker> components,
      CoreOperations operations,
      Predicate<String> changed) {
    List<Finding> findings = rebinding.rebind(components, operations, changed);
    if (findings.isEmpty()) {
      load();
    }
    return findings;
  }

  private void lookAtNewVersions() {
    for (ProductLine line : traffic.toBeJudged()) {
      synchronized (this) {
        traffic.judge(line);
      }
    }
  }

  /** Older requests say less of how a version fares. */
  void nextWindow() {
    traffic.nextWindow();
  }

  /**
   * Why an interaction failed, file and line of its step first; empty where it did not here, or
   * long ago.
   */
  public Optional<String> failureOf(String interaction) {
    return live.lines().stream()
        .flatMap(line -> line.records().stream())
        .flatMap(record -> Optional.ofNullable(record.failureOf(interaction)).stream())
        .findFirst();
  }

  /** Who put what live when. */
  public ReleaseHistory history(String product) {
    return log.history(product);
  }

  /** Follows the folder from now on. */
  public FileWatch watch(Duration quiet, Duration poll) {
    return FileWatch.ofProducts(this, settings.products(), quiet, poll);
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
      gate.builder()
          .candidate(files)
          .ifPresentOrElse(candidates::add, () -> findings(files).forEach(findings));
    }
    return candidates;
  }

  private Stream<Finding> findings(ProductFiles files) {
    return gate.builder().findings(files).stream()
        .map(each -> ProductLine.within(files.name(), each));
  }

  /** Withdraws every product and stops its routes; requests inside are not waited for. */
  @Override
  public synchronized void close() {
    live.close();
    log.close();
  }
}
