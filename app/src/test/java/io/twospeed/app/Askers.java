package io.twospeed.app;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Clients that ask, each on a thread of its own and by a name of its own, one question after the
 * other until they are told that it is enough.
 */
final class Askers implements AutoCloseable {
  /** Against a test that never says that it is enough. */
  private static final int MOST_QUESTIONS = 100_000;

  private final ExecutorService threads;
  private final List<Future<?>> asking = new ArrayList<>();
  private final List<Answer> answers = new CopyOnWriteArrayList<>();
  private volatile boolean enough;

  /**
   * What a question was answered.
   *
   * @param askedAfter how many answers had come when it was asked
   */
  record Answer(int askedAfter, HttpResponse<String> response) {}

  private Askers(int clients) {
    threads = Executors.newFixedThreadPool(clients);
  }

  /** Each client goes through these addresses, again and again. */
  static Askers of(int clients, String... urls) {
    Askers askers = new Askers(clients);
    for (int i = 0; i < clients; i++) {
      String name = "asker-" + i;
      askers.asking.add(askers.threads.submit(() -> askers.ask(name, urls)));
    }
    return askers;
  }

  private void ask(String name, String... urls) {
    for (int i = 0; i < MOST_QUESTIONS && !enough; i++) {
      HttpRequest.Builder question =
          HttpRequest.newBuilder(URI.create(urls[i % urls.length]))
              .header("X-Client-Id", name)
              .GET();
      int before = answers.size();
      answers.add(new Answer(before, Installation.send(question)));
    }
  }

  /** The answers until now, in the order they came. */
  List<Answer> answers() {
    return List.copyOf(answers);
  }

  /**
   * Ends the asking.
   *
   * @throws AssertionError where a question had no answer at all: a connection that broke
   */
  List<Answer> end() {
    enough = true;
    for (Future<?> each : asking) {
      try {
        each.get(60, TimeUnit.SECONDS);
      } catch (ExecutionException | TimeoutException e) {
        throw new AssertionError("a client had no answer", e);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new AssertionError(e);
      }
    }
    return answers();
  }

  @Override
  public void close() {
    enough = true;
    threads.shutdown();
  }
}
