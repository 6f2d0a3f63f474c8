package io.twospeed.app.core;

import io.twospeed.app.admin.CoreFilesStatus;
import io.twospeed.app.settings.TwospeedSettings;
import io.twospeed.legacycore.CoreBinding;
import io.twospeed.legacycore.SlowDoor;
import io.twospeed.mappings.operation.OperationCatalogue;
import io.twospeed.mappings.operation.files.CatalogueException;
import io.twospeed.openapi.document.Finding;
import io.twospeed.routes.ProductHost;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The mappings and contracts that calls go by. Another state of the files is loaded whole, bound
 * beside what runs, and the products it touches are made anew over it; all of that, or nothing.
 * Calls under way end with what they began with. Safe for many threads.
 */
public final class CoreFilesInForce {
  private static final Logger LOG = LoggerFactory.getLogger(CoreFilesInForce.class);

  private final TwospeedSettings settings;
  private final SlowDoor door;
  private final ProductHost products;
  private final Clock clock;
  private final Consumer<OperationCatalogue> rehearsal;
  private OperationCatalogue catalogue;
  private CoreFilesDigest inForce;
  private Instant since;
  private List<String> findings = List.of();

  /**
   * The files as they were loaded at start.
   *
   * @param catalogue what was loaded of them
   * @param rehearsal is told what versions are to be tried out over from then on
   */
  public CoreFilesInForce(
      TwospeedSettings settings,
      SlowDoor door,
      ProductHost products,
      OperationCatalogue catalogue,
      Consumer<OperationCatalogue> rehearsal,
      Clock clock) {
    this.catalogue = catalogue;
    this.rehearsal = rehearsal;
    this.settings = settings;
    this.door = door;
    this.products = products;
    this.clock = clock;
    this.inForce = digest();
    this.since = clock.instant();
  }

  public synchronized CoreFilesStatus status() {
    return new CoreFilesStatus(inForce.all(), since, findings);
  }

  private CoreFilesDigest digest() {
    try {
      return CoreFilesDigest.of(settings.mappings());
    } catch (IOException e) {
      throw new UncheckedIOException("The mappings cannot be read: " + settings.mappings(), e);
    }
  }

  /**
   * Brings what is in force in line with the files.
   *
   * @return false where somebody was writing to them: to be done again once they are at rest
   */
  public synchronized boolean reload() {
    CoreFilesDigest now = digest();
    if (now.equals(inForce)) {
      findings = List.of();
      return true;
    }
    List<String> against = against(now);
    if (!digest().equals(now)) {
      return false;
    }
    findings = against;
    findings.forEach(each -> LOG.warn("Mappings stay as they were: {}", each));
    return true;
  }

  private List<String> against(CoreFilesDigest now) {
    OperationCatalogue next;
    CoreBinding bound;
    try {
      next = OperationCatalogue.load(settings.mappings(), CoreSystems.codecOptions(settings));
      bound = door.bind(next);
    } catch (CatalogueException broken) {
      return broken.findings().stream().map(Object::toString).toList();
    } catch (IllegalArgumentException unbindable) {
      return String.valueOf(unbindable.getMessage()).lines().toList();
    }
    return digest().equals(now) ? against(now, next, bound) : List.of();
  }

  private List<String> against(CoreFilesDigest now, OperationCatalogue next, CoreBinding bound) {
    rehearsal.accept(next);
    List<Finding> refused =
        products.rebind(
            Map.of("core", bound::component),
            new CatalogueOperations(next),
            operation -> !now.of(operation).equals(inForce.of(operation)));
    if (refused.isEmpty()) {
      door.offer(bound);
      catalogue = next;
      inForce = now;
      since = clock.instant();
      LOG.info("Mappings {} are in force", now.all());
    } else {
      rehearsal.accept(catalogue);
    }
    return refused.stream().map(Finding::toString).toList();
  }
}
