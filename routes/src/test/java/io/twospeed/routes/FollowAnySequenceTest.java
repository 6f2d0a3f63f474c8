package io.twospeed.routes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.twospeed.routes.version.VersionState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import org.junit.jupiter.api.Tag;

/**
 * Whatever is done to the folder, in whatever order: in the end what runs is what the files say.
 */
@Tag("slow")
class FollowAnySequenceTest {
  private static final List<String> NAMES = List.of("a", "b", "c");

  enum Kind {
    SAVE,
    SAVE_BY_RENAME,
    SAVE_HALF,
    SAVE_BROKEN,
    EDITORS_FILE,
    RENAME,
    DELETE,
    WAIT_UNTIL_SETTLED
  }

  /** One thing done to a product; what it answers is told by the number. */
  record Deed(Kind kind, String product, String other, int number) {}

  @Provide
  Arbitrary<List<Deed>> deeds() {
    return Combinators.combine(
            Arbitraries.of(Kind.class),
            Arbitraries.of(NAMES),
            Arbitraries.of(NAMES),
            Arbitraries.integers().between(1, 999))
        .as(Deed::new)
        .list()
        .ofMinSize(1)
        .ofMaxSize(14);
  }

  @Property(tries = 60, shrinking = ShrinkingMode.OFF)
  void whatRunsIsWhatTheFilesSay(@ForAll("deeds") List<Deed> deeds) throws IOException {
    Path folder = Files.createTempDirectory("followed");
    try (WatchedFolder watched = new WatchedFolder(folder)) {
      Model model = new Model();
      for (Deed deed : deeds) {
        if (deed.kind() == Kind.WAIT_UNTIL_SETTLED) {
          awaitSettled(watched, model);
        } else {
          model.does(deed, watched);
        }
      }
      awaitSettled(watched, model);
    } finally {
      WatchedFolder.deleteAll(folder);
    }
  }

  private static void awaitSettled(WatchedFolder watched, Model model) {
    await("what runs is what the files say: " + model.says)
        .pollInterval(10, TimeUnit.MILLISECONDS)
        .atMost(Duration.ofMinutes(1))
        .untilAsserted(() -> model.holdsFor(watched));
    model.settled(watched);
  }

  /** What the files say: a version, that something is wrong, or nothing. */
  private static final class Model {
    private static final int BROKEN = -1;

    private final Map<String, Integer> says = new HashMap<>();

    /** What each may answer while its files are broken: what it answered, or came by since. */
    private final Map<String, Set<Integer>> good = new HashMap<>();

    void does(Deed deed, WatchedFolder watched) throws IOException {
      String steps = WatchedFolder.answering(deed.number());
      switch (deed.kind()) {
        case SAVE -> {
          watched.save(deed.product(), steps);
          says(deed.product(), deed.number());
        }
        case SAVE_BY_RENAME -> {
          if (says.containsKey(deed.product())) {
            watched.saveByRename(deed.product(), steps);
            says(deed.product(), routeOnly(deed, watched));
          }
        }
        case SAVE_HALF -> {
          watched.saveHalf(deed.product(), steps);
          says(deed.product(), BROKEN);
        }
        case SAVE_BROKEN -> {
          watched.save(deed.product(), WatchedFolder.BROKEN);
          says(deed.product(), BROKEN);
        }
        case EDITORS_FILE -> {
          if (says.containsKey(deed.product())) {
            watched.append(watched.route(deed.product()).resolveSibling("x.yaml~"), "edited");
          }
        }
        case RENAME -> rename(deed, watched);
        case DELETE -> {
          watched.delete(deed.product());
          says.remove(deed.product());
        }
        case WAIT_UNTIL_SETTLED -> throw new AssertionError("the test waits");
      }
    }

    /** Only the route is renamed into place: where the rest was never written, it stays broken. */
    private static int routeOnly(Deed deed, WatchedFolder watched) {
      Path scenario = watched.route(deed.product()).resolveSibling("scenario.yaml");
      return Files.exists(scenario) ? deed.number() : BROKEN;
    }

    private void says(String product, int what) {
      says.put(product, what);
      if (what > 0) {
        good.computeIfAbsent(product, each -> new HashSet<>()).add(what);
      }
    }

    private void rename(Deed deed, WatchedFolder watched) throws IOException {
      Path from = watched.folder.resolve(deed.product());
      Path to = watched.folder.resolve(deed.other());
      if (Files.exists(from) && !Files.exists(to)) {
        Files.move(from, to);
        says.put(deed.other(), says.remove(deed.product()));
        good.computeIfAbsent(deed.other(), each -> new HashSet<>())
            .addAll(good.getOrDefault(deed.product(), Set.of()));
      }
    }

    void holdsFor(WatchedFolder watched) {
      for (String name : NAMES) {
        Integer said = says.get(name);
        if (said == null) {
          assertThat(watched.version(name)).as(name).isIn(ofNoFolder(name));
        } else if (said == BROKEN) {
          assertThat(watched.states(name)).as(name).contains(VersionState.REFUSED);
          Set<Integer> possible = new HashSet<>(good.getOrDefault(name, Set.of()));
          possible.add(0);
          assertThat(watched.version(name)).as(name).isIn(possible);
        } else {
          assertThat(watched.version(name)).as(name).isEqualTo(said);
        }
      }
    }

    /** Nothing; or what it answered, as long as a broken folder may be it under a new name. */
    private Set<Integer> ofNoFolder(String name) {
      Set<Integer> possible = new HashSet<>(Set.of(0));
      if (says.containsValue(BROKEN)) {
        possible.addAll(good.getOrDefault(name, Set.of()));
      }
      return possible;
    }

    void settled(WatchedFolder watched) {
      for (String name : NAMES) {
        int now = watched.version(name);
        good.put(name, now == 0 ? new HashSet<>() : new HashSet<>(Set.of(now)));
      }
    }
  }
}
