package io.twospeed.routes.files;

import java.io.IOException;
import java.nio.file.ClosedWatchServiceException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells which folders have changed and come to rest. What counts is what the folders look like; the
 * file system's events only say when to look sooner, so that where there are none, or one is lost,
 * the next regular look finds the change all the same. One thread.
 */
public final class FolderWatch implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(FolderWatch.class);

  /** Others wait no longer than this for one that is written to without an end. */
  private static final int MOST_QUIET_TIMES = 20;

  /** A folder that never comes to rest is looked at no more often than that. */
  private static final long LEAST_WAIT_NANOS = 5_000_000;

  private final Path root;
  private final Supplier<Map<String, Path>> folders;
  private final UnaryOperator<Set<String>> atRest;
  private final long quietNanos;
  private final long pollNanos;
  private final Thread thread;
  private final @Nullable WatchService events;
  private final Map<Path, WatchKey> listened = new HashMap<>();
  private final Map<WatchKey, String> whose = new HashMap<>();
  private final Map<String, FolderState> seen = new HashMap<>();

  /** Folders that have changed, and when that was last seen. */
  private final Map<String, Long> restless = new HashMap<>();

  private long restlessSince;
  private long nextLook;
  private volatile boolean closed;

  /**
   * A watch that has seen the folders as they are now.
   *
   * @param root whose own entries come and go
   * @param folders what there is, by name
   * @param atRest takes the names of those that have changed, come or gone, and have been quiet;
   *     gives back those that it could not take since somebody was writing to them again
   * @param quiet for how long nothing may change before it is told
   * @param poll how often all is looked at, events or not
   */
  public FolderWatch(
      String name,
      Path root,
      Supplier<Map<String, Path>> folders,
      UnaryOperator<Set<String>> atRest,
      Duration quiet,
      Duration poll) {
    this.root = root;
    this.folders = folders;
    this.atRest = atRest;
    this.quietNanos = quiet.toNanos();
    this.pollNanos = poll.toNanos();
    this.events = events(root);
    this.thread = new Thread(this::run, "twospeed-watch-" + name);
    this.thread.setDaemon(true);
    listen("", Set.of(root));
    folders.get().forEach((each, folder) -> see(each, FolderState.of(folder)));
  }

  private static @Nullable WatchService events(Path root) {
    try {
      return root.getFileSystem().newWatchService();
    } catch (IOException | UnsupportedOperationException none) {
      LOG.warn("{} is looked at regularly: its file system tells no events", root);
      return null;
    }
  }

  public void start() {
    nextLook = System.nanoTime() + pollNanos;
    thread.start();
  }

  private void run() {
    while (!closed) {
      try {
        Set<String> touched = await();
        if (touched == null) {
          return;
        }
        // A mount that is being renewed is away for a moment: that takes no product away.
        if (Files.isDirectory(root)) {
          look(touched);
          tellThoseAtRest();
        } else {
          nextLook = System.nanoTime() + pollNanos;
          restless.replaceAll((name, last) -> System.nanoTime());
        }
      } catch (RuntimeException | Error e) {
        // Without this thread no product would ever be released again, whatever one of them held.
        LOG.error("{} could not be looked at; it will be again", root, e);
      }
    }
  }

  /** Waits until there is something to look at: the names that events speak of; null at the end. */
  private @Nullable Set<String> await() {
    long nanos = Math.max(LEAST_WAIT_NANOS, Math.min(nextLook, nextRest()) - System.nanoTime());
    Set<String> touched = new HashSet<>();
    try {
      if (events == null) {
        TimeUnit.NANOSECONDS.sleep(nanos);
        return touched;
      }
      for (WatchKey key = events.poll(nanos, TimeUnit.NANOSECONDS);
          key != null;
          key = events.poll()) {
        key.pollEvents();
        touched.add(whose.getOrDefault(key, ""));
        if (!key.reset()) {
          forget(key);
        }
      }
      return touched;
    } catch (InterruptedException | ClosedWatchServiceException end) {
      return null;
    }
  }

  private long nextRest() {
    long last = restless.values().stream().mapToLong(Long::longValue).max().orElse(Long.MIN_VALUE);
    return restless.isEmpty()
        ? Long.MAX_VALUE
        : Math.min(last, restlessSince + MOST_QUIET_TIMES * quietNanos) + quietNanos;
  }

  private void look(Set<String> touched) {
    boolean all = touched.contains("") || System.nanoTime() >= nextLook;
    Map<String, Path> now = folders.get();
    Set<String> names = new TreeSet<>(touched);
    names.addAll(restless.keySet());
    if (all) {
      nextLook = System.nanoTime() + pollNanos;
      names.addAll(now.keySet());
      names.addAll(seen.keySet());
    }
    names.remove("");
    for (String name : names) {
      Path folder = now.get(name);
      see(name, folder == null ? null : FolderState.of(folder));
    }
    if (all) {
      listen("", Set.of(root));
    }
  }

  /** Remembers what a folder looks like; where that is news, it is not at rest. */
  private void see(String name, @Nullable FolderState state) {
    FolderState before = state == null ? seen.remove(name) : seen.put(name, state);
    if (state != null) {
      listen(name, state.folders());
    }
    boolean same = state == null ? before == null : state.equals(before);
    if (!same && thread.getState() != Thread.State.NEW) {
      long now = System.nanoTime();
      if (restless.isEmpty()) {
        restlessSince = now;
      }
      restless.put(name, now);
    }
  }

  /** All at once where they were changed at once: a commit often touches several. */
  private void tellThoseAtRest() {
    long now = System.nanoTime();
    Set<String> quiet = new TreeSet<>();
    restless.forEach(
        (name, last) -> {
          if (now - last >= quietNanos) {
            quiet.add(name);
          }
        });
    boolean waitedEnough = now - restlessSince > MOST_QUIET_TIMES * quietNanos;
    if (!quiet.isEmpty() && (quiet.size() == restless.size() || waitedEnough)) {
      restlessSince = now;
      quiet.forEach(name -> restless.put(name, now));
      Set<String> again = atRest.apply(quiet);
      quiet.removeAll(again);
      restless.keySet().removeAll(quiet);
    }
  }

  private void listen(String name, Set<Path> paths) {
    for (Path path : paths) {
      WatchKey known = listened.get(path);
      if (events != null && (known == null || !known.isValid())) {
        try {
          WatchKey key =
              path.register(
                  events,
                  StandardWatchEventKinds.ENTRY_CREATE,
                  StandardWatchEventKinds.ENTRY_MODIFY,
                  StandardWatchEventKinds.ENTRY_DELETE);
          listened.put(path, key);
          whose.put(key, name);
        } catch (IOException | ClosedWatchServiceException gone) {
          LOG.debug("No events of {}: {}", path, gone.getClass().getSimpleName());
        }
      }
    }
  }

  private void forget(WatchKey key) {
    whose.remove(key);
    listened.values().remove(key);
  }

  @Override
  public void close() {
    closed = true;
    thread.interrupt();
    try {
      thread.join(TimeUnit.SECONDS.toMillis(5));
      if (events != null) {
        events.close();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (IOException e) {
      LOG.debug("The watch of {} ended with {}", root, e.getClass().getSimpleName());
    }
  }
}
