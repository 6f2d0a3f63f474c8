package io.twospeed.suite.load;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** The HTTP side of a client. Thread-safe. */
final class Channel {
  private final HttpClient client =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(2))
          .build();

  /** Orders; empty where no whole answer came in time. */
  Optional<Answer> order(String base, Order order, String body, Duration patience) {
    return send(request(base, order, body, patience));
  }

  /** The same without waiting. */
  CompletableFuture<Optional<Answer>> orderAside(String base, Order order, Duration patience) {
    return client
        .sendAsync(request(base, order, order.body(), patience), BodyHandlers.ofString())
        .handle((response, failure) -> Optional.ofNullable(response).map(Channel::answer));
  }

  /** Asks what became of it. */
  Optional<Answer> look(String base, Order order, String location, Duration patience) {
    return send(
        HttpRequest.newBuilder(URI.create(base).resolve(location))
            .header("X-Client-Id", order.client())
            .timeout(patience)
            .build());
  }

  private static HttpRequest request(String base, Order order, String body, Duration patience) {
    return HttpRequest.newBuilder(URI.create(base + order.path()))
        .header("Content-Type", "application/json")
        .header("X-Client-Id", order.client())
        .header("Idempotency-Key", "\"" + order.key() + "\"")
        .timeout(patience)
        .POST(HttpRequest.BodyPublishers.ofString(body))
        .build();
  }

  private Optional<Answer> send(HttpRequest request) {
    try {
      return Optional.of(answer(client.send(request, BodyHandlers.ofString())));
    } catch (IOException e) {
      return Optional.empty();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
  }

  private static Answer answer(HttpResponse<String> response) {
    return new Answer(
        response.statusCode(),
        response.headers().firstValue("Content-Type").orElse(""),
        response.body(),
        response.headers().firstValue("Location").orElse(null),
        response.headers().firstValue("Idempotent-Replayed").isPresent());
  }
}
