package io.twospeed.routes.release;

import io.twospeed.openapi.document.Finding;
import io.twospeed.routes.files.ProductFiles;
import io.twospeed.routes.settings.HostSettings;
import io.twospeed.routes.version.ProductVersion;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Keeps a product live whose folder has another name now, as long as it is refused under that name:
 * its clients are not to lose it by a rename that did not work. One batch of folders.
 */
final class Renames {
  private final HostSettings settings;
  private final LiveProducts live;
  private final Map<String, Path> came = new TreeMap<>();
  private final Map<String, ProductFiles> read = new HashMap<>();

  /**
   * Looks at who is seen for the first time; made before they are.
   *
   * @param folders all there are, by name
   */
  Renames(
      HostSettings settings,
      LiveProducts live,
      Map<String, Path> folders,
      Collection<String> names) {
    this.settings = settings;
    this.live = live;
    for (String name : names) {
      Path folder = folders.get(name);
      if (folder != null && live.line(name).folder() == null) {
        came.put(name, folder);
      }
    }
    for (ProductLine line : live.lines()) {
      String name = line.heldBy();
      Path folder = name == null ? null : folders.get(name);
      if (name != null && folder != null) {
        came.put(name, folder);
      }
    }
  }

  /** Whether one of those that came is still being written to: who went may be it. */
  boolean waitsFor(Collection<String> writtenTo) {
    return came.keySet().stream().anyMatch(writtenTo::contains);
  }

  /** Whether a product without a folder is to stay, which is told once. */
  boolean holds(ProductLine gone) {
    Placement now = gone.placement();
    Optional<String> by = now == null ? Optional.empty() : refusedAs(now.live());
    if (by.isEmpty()) {
      gone.heldBy(null);
      return false;
    }
    if (!by.get().equals(gone.heldBy())) {
      gone.heldBy(by.get());
      gone.record("renamed", "", settings.clock()).refuse(List.of(finding(by.get())));
    }
    return true;
  }

  private Optional<String> refusedAs(ProductVersion gone) {
    return came.keySet().stream().filter(name -> isRefused(name) && isIt(name, gone)).findFirst();
  }

  private boolean isRefused(String name) {
    ProductLine line = live.line(name);
    return line.refused() && line.placement() == null;
  }

  private boolean isIt(String name, ProductVersion gone) {
    Path folder = came.get(name);
    return folder != null
        && read.computeIfAbsent(name, each -> ProductFiles.read(folder)).resembles(gone.files());
  }

  private static Finding finding(String name) {
    return new Finding(
        ".",
        0,
        "the folder is gone, and seems to be '%s' now, which is refused".formatted(name),
        "a product under its new name before the old one goes",
        "mend '%s': then this one is withdrawn; or delete '%s' to withdraw it now"
            .formatted(name, name));
  }
}
