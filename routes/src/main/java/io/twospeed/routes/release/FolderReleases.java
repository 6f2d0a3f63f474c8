package io.twospeed.routes.release;

import io.twospeed.openapi.document.Finding;
import io.twospeed.openapi.product.Share;
import io.twospeed.routes.files.ProductFiles;
import io.twospeed.routes.history.ReleaseEvent.What;
import io.twospeed.routes.settings.HostSettings;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ForkJoinPool;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Follows the folder: what runs is brought in line with what is saved. One thread at a time. */
public final class FolderReleases {
  private static final Logger LOG = LoggerFactory.getLogger(FolderReleases.class);
  private static final int TRIES = 5;

  private final HostSettings settings;
  private final LiveProducts live;
  private final Gate gate;
  private final Switchover switchover;
  private final Recall recall;

  public FolderReleases(
      HostSettings settings, LiveProducts live, Gate gate, Switchover switchover, Recall recall) {
    this.settings = settings;
    this.live = live;
    this.gate = gate;
    this.switchover = switchover;
    this.recall = recall;
  }

  /**
   * Brings these products in line with their folders.
   *
   * @param atRest whether one that is being written to is left alone: somebody will come back to it
   * @return those
   */
  public Set<String> follow(Map<String, Path> folders, Collection<String> names, boolean atRest) {
    Set<String> writtenTo = ConcurrentHashMap.newKeySet();
    Renames renames = new Renames(settings, live, folders, names);
    switchover.carryOut(each(names, name -> recall.of(name, folders.get(name))));
    Set<String> there = new TreeSet<>(names);
    Set<String> gone = new TreeSet<>(names);
    live.lines().stream()
        .filter(line -> line.heldBy() != null)
        .forEach(line -> gone.add(line.name()));
    there.retainAll(folders.keySet());
    gone.removeAll(folders.keySet());
    List<Intent> intents =
        new ArrayList<>(
            each(
                there,
                name ->
                    intent(name, Objects.requireNonNull(folders.get(name)), atRest, writtenTo)));
    for (String name : gone) {
      if (renames.waitsFor(writtenTo)) {
        writtenTo.add(name);
      } else {
        withoutFolder(live.line(name), renames).ifPresent(intents::add);
      }
    }
    switchover.carryOut(intents);
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
  private Optional<Intent> intent(String name, Path folder, boolean atRest, Set<String> writtenTo) {
    ProductLine line = live.line(name);
    try {
      Optional<ProductFiles> files = files(folder, atRest);
      if (files.isEmpty()) {
        writtenTo.add(name);
        return Optional.empty();
      }
      return ofFolder(line, files.get());
    } catch (RuntimeException | Error e) {
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

  private Optional<Intent> withoutFolder(ProductLine line, Renames renames) {
    if (renames.holds(line)) {
      return Optional.empty();
    }
    boolean wasThere = line.folder() != null && !line.folder().equals(ProductLine.NO_FOLDER);
    line.folder(ProductLine.NO_FOLDER);
    if (wasThere && line.placement() != null) {
      return Optional.of(Intent.of(line, What.RETIRED, null, null, Intent.FOLDER, true));
    }
    live.forgetIfOver(line);
    return Optional.empty();
  }

  private Optional<Intent> ofFolder(ProductLine line, ProductFiles files) {
    String hash = files.hash();
    if (line.heldBy() != null) {
      line.heldBy(null);
      line.forgetEnded();
    }
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
              Intent.of(line, What.RELEASED, null, Placement.all(now.live()), Intent.FOLDER, true));
    }
    boolean told = !hash.equals(line.lastTold());
    return gate.admit(line, files, Intent.FOLDER, Intent.FOLDER)
        .map(
            version ->
                Intent.of(
                    line,
                    What.RELEASED,
                    version,
                    Placement.first(now, version, Share.of(settings.releases().firstPercent())),
                    Intent.FOLDER,
                    told));
  }
}
