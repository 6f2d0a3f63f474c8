package io.twospeed.routes;

import io.twospeed.openapi.Contract;
import io.twospeed.openapi.Finding;
import io.twospeed.openapi.Share;
import io.twospeed.routes.ReleaseEvent.What;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ForkJoinPool;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes versions of files and lets them go live; one thread at a time. */
final class Releases {
  private static final Logger LOG = LoggerFactory.getLogger(ProductHost.class);
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,62}");
  private static final int TRIES = 5;

  private final LiveProducts live;
  private final ReleaseLog log;
  private final KeptVersions kept;
  private HostSettings settings;
  private VersionBuilder builder;

  Releases(HostSettings settings, LiveProducts live, ReleaseLog log, KeptVersions kept) {
    this.settings = settings;
    this.live = live;
    this.log = log;
    this.kept = kept;
    this.builder = new VersionBuilder(settings);
  }

  VersionBuilder builder() {
    return builder;
  }

  static String requireName(String product) {
    if (!NAME.matcher(product).matches()) {
      throw new ReleaseRefusedException(
          "the product's name",
          "'" + (product.length() > 64 ? product.substring(0, 64) : product) + "' is no name",
          "1 to 63 letters, digits, '.', '-' or '_', the first a letter or a digit",
          "name the product as its folder is to be called");
    }
    return product;
  }

  static Finding within(String product, Finding each) {
    return new Finding(
        product + "/" + each.file(), each.line(), each.what(), each.expected(), each.fix());
  }

  // ---------------------------------------------------------------- the folder

  /**
   * Brings these products in line with their folders.
   *
   * @param atRest whether one that is being written to is left alone: somebody will come back to it
   * @return those
   */
  Set<String> follow(Map<String, Path> folders, Collection<String> names, boolean atRest) {
    Set<String> writtenTo = ConcurrentHashMap.newKeySet();
    carryOut(each(names, name -> recalled(name, folders.get(name))));
    carryOut(each(names, name -> intent(name, folders.get(name), atRest, writtenTo)));
    return writtenTo;
  }

  /**
   * Checks cost much more than the switch, and products do not share anything. On threads of their
   * own: a check may wait for what goes on on the common ones, which they must not fill.
   */
  private static List<Intent> each(
      Collection<String> names, Function<String, Optional<Intent>> intent) {
    if (names.size() <= 2) {
      return names.stream().map(intent).flatMap(Optional::stream).toList();
    }
    ForkJoinPool checkers = new ForkJoinPool(Runtime.getRuntime().availableProcessors());
    try {
      return checkers
          .submit(() -> names.parallelStream().map(intent).flatMap(Optional::stream).toList())
          .join();
    } finally {
      checkers.shutdown();
    }
  }

  /** Whatever goes wrong here is this product's, and the others never notice. */
  private Optional<Intent> intent(
      String name, @Nullable Path folder, boolean atRest, Set<String> writtenTo) {
    ProductLine line = live.line(name);
    try {
      if (folder == null) {
        return withoutFolder(line);
      }
      Optional<ProductFiles> files = files(folder, atRest);
      if (files.isEmpty()) {
        writtenTo.add(name);
        return Optional.empty();
      }
      return ofFolder(line, files.get());
    } catch (RuntimeException | StackOverflowError e) {
      LOG.error("Product {} could not even be checked", name, e);
      line.refused(true);
      line.record("unchecked", "", settings.clock()).refuse(List.of(uncheckable(e)));
      return Optional.empty();
    }
  }

  private static Optional<ProductFiles> files(Path folder, boolean atRest) {
    for (int i = 0; i < TRIES; i++) {
      Optional<ProductFiles> files = ProductFiles.readAtRest(folder);
      if (files.isPresent() || atRest) {
        return files;
      }
    }
    return Optional.of(ProductFiles.read(folder));
  }

  private static Finding uncheckable(Throwable e) {
    return new Finding(
        ".",
        0,
        "the product could not even be checked: " + e.getClass().getSimpleName(),
        "files the check can read to their end",
        "the log has the details");
  }

  private Optional<Intent> withoutFolder(ProductLine line) {
    boolean wasThere = line.folder() != null && !line.folder().equals(ProductLine.NO_FOLDER);
    line.folder(ProductLine.NO_FOLDER);
    if (wasThere && line.placement() != null) {
      return Optional.of(
          new Intent(line, What.RETIRED, null, null, Intent.FOLDER, Intent.FOLDER, "", true));
    }
    live.forgetIfOver(line);
    return Optional.empty();
  }

  private Optional<Intent> ofFolder(ProductLine line, ProductFiles files) {
    String hash = files.hash();
    boolean same = hash.equals(line.folder());
    line.folder(hash);
    Placement now = line.placement();
    if (same && !line.refused()) {
      return Optional.empty();
    }
    if (now != null && line.runs(hash)) {
      line.refused(false);
      line.forgetEnded();
      return now.newer() == null
          ? Optional.empty()
          : Optional.of(
              intent(line, What.RELEASED, null, Placement.all(now.live()), Intent.FOLDER, true));
    }
    boolean told = !hash.equals(line.lastTold());
    return started(line, files, Intent.FOLDER, Intent.FOLDER)
        .map(
            version ->
                intent(
                    line,
                    What.RELEASED,
                    version,
                    first(line, version, Share.of(settings.releases().firstPercent())),
                    Intent.FOLDER,
                    told));
  }

  private static Intent intent(
      ProductLine line,
      What what,
      @Nullable ProductVersion started,
      Placement next,
      String by,
      boolean told) {
    return new Intent(line, what, started, next, by, by, "", told);
  }

  private static Placement first(ProductLine line, ProductVersion version, Share share) {
    Placement now = line.placement();
    return now == null ? Placement.all(version) : Placement.of(now.live(), version, share);
  }

  // ---------------------------------------------------------------- what a restart brings back

  /**
   * A product that is seen for the first time since the start runs again what it ran at last, where
   * the folder has not changed since; and where it has, until the folder's version has gone through
   * its checks. Where the folder holds just what ran, nothing need be brought back.
   */
  private Optional<Intent> recalled(String name, @Nullable Path folder) {
    ProductLine line = live.line(name);
    List<ReleaseEvent> past = line.folder() == null ? log.takeStart(name) : List.of();
    ReleaseEvent last = remember(line, past);
    if (last == null) {
      return Optional.empty();
    }
    String hash = folder == null ? ProductLine.NO_FOLDER : ProductFiles.read(folder).hash();
    line.lastTold(hashOf(last.live()));
    if (last.newer().isEmpty() && line.lastTold().equals(hash)) {
      return Optional.empty();
    }
    if (last.live().isEmpty()) {
      line.folder(last.folder());
      return Optional.empty();
    }
    Optional<Intent> restored = restored(line, last);
    restored.ifPresent(it -> line.folder(last.folder()));
    return restored;
  }

  /** What was live before what, by the history; the last event that changed anything. */
  private static @Nullable ReleaseEvent remember(ProductLine line, List<ReleaseEvent> past) {
    ReleaseEvent last = null;
    for (ReleaseEvent event : past) {
      if (event.what() == What.REFUSED) {
        continue;
      }
      if (last != null && !last.live().isEmpty() && !last.live().equals(event.live())) {
        line.passed(hashOf(last.live()), event.what() == What.ROLLED_BACK);
      }
      last = event;
    }
    return last;
  }

  static String hashOf(String version) {
    return version.substring(version.lastIndexOf('-') + 1);
  }

  /** The versions that ran when the folder was as it is now; empty where they are not kept. */
  private Optional<Intent> restored(ProductLine line, ReleaseEvent last) {
    ProductVersion stable = ofKept(line, last.live());
    if (stable == null) {
      return Optional.empty();
    }
    ProductVersion newer = last.newer().isEmpty() ? null : ofKept(line, last.newer());
    Placement next =
        newer == null ? Placement.all(stable) : Placement.of(stable, newer, last.share());
    return Optional.of(intent(line, last.what(), null, next, "kept", false));
  }

  /** Started again from what is kept; null where it is not, or where it would be refused today. */
  @Nullable ProductVersion ofKept(ProductLine line, String version) {
    return version.isEmpty()
        ? null
        : kept.find(line.name(), hashOf(version))
            .flatMap(files -> startedUnjudged(line, files))
            .orElse(null);
  }

  // ---------------------------------------------------------------- uploads

  ProductStatus upload(ProductFiles files, Share share, String who) {
    ProductLine line = live.line(files.name());
    if (line.folder() == null) {
      line.folder(ProductLine.NO_FOLDER);
    }
    Placement now = line.placement();
    if (line.runs(files.hash()) && now != null && now.newer() == null) {
      return now.live().record().status(now);
    }
    Optional<ProductVersion> version = started(line, files, "upload", who);
    version.ifPresent(
        it ->
            carryOut(
                List.of(
                    new Intent(
                        line,
                        What.RELEASED,
                        it,
                        first(line, it, share),
                        "upload",
                        who,
                        "",
                        true))));
    VersionRecord record = line.records().get(line.records().size() - 1);
    return record.status(line.placement());
  }

  // ---------------------------------------------------------------- files to versions

  /** Checked, started and judged; empty where it was refused, which the history is told. */
  private Optional<ProductVersion> started(
      ProductLine line, ProductFiles files, String source, String who) {
    ProductCheck check = builder.check(files);
    VersionRecord record = line.record(check.version(), files.hash(), settings.clock());
    Optional<ProductVersion> version =
        started(line, check, record).filter(it -> judged(line, check, it));
    line.refused(version.isEmpty());
    if (version.isEmpty()) {
      append(refusal(line, record, source, who));
      log.force();
    }
    return version;
  }

  private ReleaseEvent refusal(ProductLine line, VersionRecord record, String source, String who) {
    ReleaseEvent event =
        new Intent(line, What.REFUSED, null, line.placement(), source, who, "", true)
            .refused(now(), record.findings());
    return event.about(record.version());
  }

  private Optional<ProductVersion> startedUnjudged(ProductLine line, ProductFiles files) {
    ProductCheck check = builder.check(files);
    VersionRecord record = line.record(check.version(), files.hash(), settings.clock());
    Optional<ProductVersion> version = started(line, check, record);
    version.ifPresent(it -> compared(line.placement(), it));
    return version;
  }

  /** The record is told: the history and who asks are to know what is different. */
  private static ContractChanges compared(@Nullable Placement now, ProductVersion version) {
    ContractChanges changes =
        ContractChanges.between(now == null ? null : now.live().contract(), version.contract());
    version.record().contract(changes.lines());
    return changes;
  }

  private Optional<ProductVersion> started(
      ProductLine line, ProductCheck check, VersionRecord record) {
    Contract contract = check.contract();
    if (contract == null || !check.findings().isEmpty()) {
      record.refuse(check.findings());
      return Optional.empty();
    }
    return builder.start(check, contract, record, line.limits(), live);
  }

  /** One after the other: a rehearsal is not for many threads. */
  private synchronized boolean judged(
      ProductLine line, ProductCheck check, ProductVersion version) {
    Placement now = line.placement();
    Verdict verdict = builder.judge(check, now == null ? null : now.live(), compared(now, version));
    version.record().remark(verdict.remark());
    if (!verdict.findings().isEmpty()) {
      version.stop();
      version.record().refuse(verdict.findings());
    }
    return verdict.findings().isEmpty();
  }

  // ---------------------------------------------------------------- going live

  /** Does all of it at the same moment; what the door refuses is refused, the rest goes on. */
  List<Finding> carryOut(List<Intent> intents) {
    if (intents.isEmpty()) {
      return List.of();
    }
    Map<String, Optional<Placement>> next = new TreeMap<>();
    List<ReleaseEvent> events = new ArrayList<>();
    for (Intent intent : intents) {
      next.put(intent.line().name(), Optional.ofNullable(intent.next()));
      events.add(intent.event(now(), verdict(intent)));
      keep(intent);
    }
    Map<String, ProductVersion> before = new HashMap<>();
    for (Intent intent : intents) {
      Placement was = intent.line().placement();
      if (was != null) {
        before.put(intent.line().name(), was.live());
      }
    }
    Map<String, List<Finding>> refused = live.apply(next);
    for (int i = 0; i < intents.size(); i++) {
      Intent intent = intents.get(i);
      List<Finding> findings = refused.get(intent.line().name());
      if (findings != null) {
        refuse(intent, findings);
      } else {
        done(intent, events.get(i), before.get(intent.line().name()));
      }
    }
    log.force();
    return refused.values().stream().flatMap(List::stream).toList();
  }

  private static String verdict(Intent intent) {
    return intent.started() == null ? "" : intent.started().record().remark();
  }

  private void keep(Intent intent) {
    Placement next = intent.next();
    if (next != null) {
      List<String> needed = next.versions().map(each -> each.record().hash()).toList();
      next.versions().forEach(each -> kept.keep(each.files(), needed));
    }
    if (isLeftOut(intent)) {
      kept.keep(intent.started().files(), List.of(intent.started().record().hash()));
    }
  }

  /** Whether a version was started that is to take no request: its share is nothing. */
  private static boolean isLeftOut(Intent intent) {
    Placement next = intent.next();
    return intent.started() != null && (next == null || !next.has(intent.started()));
  }

  private void refuse(Intent intent, List<Finding> findings) {
    intent.line().refused(true);
    append(intent.refused(now(), findings));
    LOG.warn("Product {} stays as it was: {}", intent.line().name(), findings);
    if (intent.next() != null) {
      intent
          .next()
          .versions()
          .filter(each -> each.record().state() == VersionState.CHECKED)
          .forEach(
              each -> {
                each.stop();
                each.record().refuse(findings);
              });
    }
  }

  private void done(Intent intent, ReleaseEvent event, @Nullable ProductVersion before) {
    ProductLine line = intent.line();
    Placement next = intent.next();
    if (before != null && (next == null || next.live() != before)) {
      line.passed(before.record().hash(), intent.what() == What.ROLLED_BACK);
    }
    if (intent.told()) {
      append(event);
    }
    if (isLeftOut(intent)) {
      intent.started().stop();
      intent.started().record().to(VersionState.RETIRED);
    }
    boolean isNew = intent.what() == What.RELEASED || intent.what() == What.TRAFFIC;
    line.probation(isNew && before != null ? probation(next, before) : null);
    if (next == null) {
      live.forgetIfOver(line);
    }
  }

  private @Nullable Probation probation(@Nullable Placement next, ProductVersion before) {
    Duration watch = settings.releases().band().watch();
    if (next == null || watch.isZero()) {
      return null;
    }
    Instant until = settings.clock().instant().plus(watch);
    ProductVersion newer = next.newer();
    if (newer != null) {
      return new Probation(newer, next.live(), Conduct.Figures.NONE, until);
    }
    return next.live() == before
        ? null
        : new Probation(next.live(), null, before.conduct().figures(), until);
  }

  private void append(ReleaseEvent event) {
    log.append(event);
  }

  private Instant now() {
    return settings.clock().instant();
  }

  // ---------------------------------------------------------------- other core operations

  List<Finding> rebind(
      Map<String, ComponentMaker> components,
      CoreOperations operations,
      Predicate<String> changed) {
    HostSettings other = settings.over(components, operations);
    VersionBuilder over = new VersionBuilder(other);
    List<Intent> intents = new ArrayList<>();
    List<Finding> findings = new ArrayList<>();
    for (ProductLine line : live.lines()) {
      Placement now = line.placement();
      if (now != null && now.versions().anyMatch(it -> it.calls(changed))) {
        Placement next = rebound(over, line, now, findings);
        if (next != null) {
          intents.add(
              new Intent(line, What.REBOUND, next.live(), next, "kept", "mappings", "", true));
        }
      }
    }
    if (!findings.isEmpty()) {
      intents.forEach(
          intent -> Objects.requireNonNull(intent.next()).versions().forEach(ProductVersion::stop));
      return findings;
    }
    settings = other;
    builder = over;
    carryOut(intents);
    return List.of();
  }

  private @Nullable Placement rebound(
      VersionBuilder over, ProductLine line, Placement now, List<Finding> findings) {
    ProductVersion stable = rebound(over, line, now.live(), findings);
    ProductVersion newer = now.newer() == null ? null : rebound(over, line, now.newer(), findings);
    if (stable == null || (newer == null && now.newer() != null)) {
      return null;
    }
    return new Placement(stable, newer, now.share());
  }

  private @Nullable ProductVersion rebound(
      VersionBuilder over, ProductLine line, ProductVersion now, List<Finding> findings) {
    ProductCheck check = over.check(now.files());
    VersionRecord record =
        new VersionRecord(line.name(), check.version(), now.files().hash(), settings.clock());
    Contract contract = check.contract();
    if (contract == null || !check.findings().isEmpty()) {
      check.findings().forEach(each -> findings.add(within(line.name(), each)));
      return null;
    }
    Optional<ProductVersion> started = over.start(check, contract, record, line.limits(), live);
    record.findings().forEach(each -> findings.add(within(line.name(), each)));
    line.forgetEnded();
    started.ifPresent(it -> line.records().add(record));
    return started.orElse(null);
  }
}
