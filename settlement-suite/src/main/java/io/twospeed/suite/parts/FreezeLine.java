package io.twospeed.suite.parts;

import io.twospeed.suite.freeze.FreezePoint;
import io.twospeed.suite.freeze.FreezeWords;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The line to the agent in an instance's process. It outlives the processes; each new one calls in.
 * What is asked of it one thread asks.
 */
final class FreezeLine implements AutoCloseable {
  private static final String GONE = "gone";
  private static final Duration ANSWERS_WITHIN = Duration.ofSeconds(20);

  private final Path agent;
  private final ServerSocket listening;
  private final BlockingQueue<String> said = new LinkedBlockingQueue<>();
  private final Set<String> found = new ConcurrentSkipListSet<>();
  private final Set<String> missing = new ConcurrentSkipListSet<>();
  private volatile @Nullable PrintWriter out;

  FreezeLine(Path agent) {
    this.agent = agent;
    try {
      listening = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Thread thread = new Thread(this::accept, "freeze-line-" + listening.getLocalPort());
    thread.setDaemon(true);
    thread.start();
  }

  /** What the process is started with. */
  String option() {
    return "-javaagent:%s=%d,%d"
        .formatted(agent, listening.getLocalPort(), ProcessHandle.current().pid());
  }

  /** Has the process stop itself when it reaches the step for the n-th time from now. */
  void order(FreezePoint point, int times) {
    said.clear();
    say("%s %s %d".formatted(FreezeWords.FREEZE, point.told(), times));
  }

  /** Whether the step is reached in that time. */
  boolean isReachedWithin(Duration limit) {
    return heard(limit, FreezeWords.REACHED).startsWith(FreezeWords.REACHED);
  }

  /** Takes the order back; false where it was carried out meanwhile. */
  boolean forget() {
    say(FreezeWords.FORGET);
    return !heard(ANSWERS_WITHIN, FreezeWords.REACHED, FreezeWords.FORGOTTEN)
        .startsWith(FreezeWords.REACHED);
  }

  /** Whether the process, woken, says so. */
  boolean isAwakeWithin(Duration limit) {
    return heard(limit, FreezeWords.WOKE).startsWith(FreezeWords.WOKE);
  }

  /** Steps whose class was loaded, and that are not in it. */
  Set<String> missing() {
    return new TreeSet<>(missing);
  }

  /** Steps that were woven in. */
  Set<String> found() {
    return new TreeSet<>(found);
  }

  /** The next line that begins so; empty where none comes, or the process is gone. */
  private String heard(Duration limit, String... beginnings) {
    long end = System.nanoTime() + limit.toNanos();
    try {
      for (long left = limit.toNanos(); left > 0; left = end - System.nanoTime()) {
        String line = said.poll(left, TimeUnit.NANOSECONDS);
        if (line == null || line.equals(GONE)) {
          return "";
        }
        for (String beginning : beginnings) {
          if (line.startsWith(beginning)) {
            return line;
          }
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return "";
  }

  private void say(String line) {
    PrintWriter to = out;
    if (to != null) {
      to.println(line);
    }
  }

  private void accept() {
    while (!listening.isClosed()) {
      try (Socket process = listening.accept()) {
        process.setTcpNoDelay(true);
        out = new PrintWriter(process.getOutputStream(), true, StandardCharsets.UTF_8);
        listen(process);
      } catch (IOException e) {
        // Killed; the next life is welcome.
      }
      out = null;
      said.add(GONE);
    }
  }

  private void listen(Socket process) throws IOException {
    BufferedReader in =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    for (String line = in.readLine(); line != null; line = in.readLine()) {
      String what = line.substring(line.indexOf(' ') + 1);
      if (line.startsWith(FreezeWords.MISSING)) {
        missing.add(what);
      } else if (line.startsWith(FreezeWords.FOUND)) {
        found.add(what);
      } else {
        said.add(line);
      }
    }
  }

  @Override
  public void close() {
    try {
      listening.close();
    } catch (IOException e) {
      // Then it is closed.
    }
  }
}
