package io.twospeed.app;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.twospeed.app.cli.Launcher;
import io.twospeed.app.server.TwospeedApplication;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * The whole of it, running in this JVM on free ports, and a client that calls it as a channel does.
 */
public final class Installation implements AutoCloseable {
  public static final JsonMapper JSON = JsonMapper.builder().build();
  public static final Path REPOSITORY = Path.of("..").toAbsolutePath().normalize();

  private static final HttpClient CLIENT = HttpClient.newHttpClient();
  private static final Duration PATIENCE = Duration.ofMinutes(1);

  private final ConfigurableApplicationContext context;

  private Installation(ConfigurableApplicationContext context) {
    this.context = context;
  }

  /** Starts it with the repository's own files, and these settings on top. */
  public static Installation start(Path data, String... settings) {
    List<String> properties =
        new ArrayList<>(
            List.of(
                "--server.port=0",
                "--management.server.port=0",
                "--twospeed.routes=" + REPOSITORY.resolve("routes/products"),
                "--twospeed.mappings=" + REPOSITORY.resolve("mappings"),
                "--twospeed.data=" + data,
                "--twospeed.sandbox.broker-port=-1",
                "--twospeed.sandbox.rehearse=false"));
    for (String setting : settings) {
      properties.removeIf(each -> each.startsWith(setting.replaceFirst("=.*", "=")));
      properties.add(setting);
    }
    return new Installation(
        Launcher.run(TwospeedApplication.class, REPOSITORY.resolve("config"), properties));
  }

  public <T> T bean(Class<T> type) {
    return context.getBean(type);
  }

  String channels(String path) {
    return "http://127.0.0.1:" + context.getEnvironment().getProperty("local.server.port") + path;
  }

  int channelsPort() {
    return Integer.parseInt(
        String.valueOf(context.getEnvironment().getProperty("local.server.port")));
  }

  public String operations(String path) {
    return "http://127.0.0.1:"
        + context.getEnvironment().getProperty("local.management.port")
        + path;
  }

  public static HttpResponse<String> get(String url) {
    return send(HttpRequest.newBuilder(URI.create(url)).GET());
  }

  /** Under a key of its own, as a client's first try. */
  static HttpResponse<String> post(String url, String json) {
    return post(url, json, UUID.randomUUID().toString());
  }

  static HttpResponse<String> post(String url, String json, String idempotencyKey) {
    return send(
        HttpRequest.newBuilder(URI.create(url))
            .header("Content-Type", "application/json")
            .header("Idempotency-Key", "\"" + idempotencyKey + "\"")
            .POST(BodyPublishers.ofString(json)));
  }

  static HttpResponse<String> send(HttpRequest.Builder request) {
    try {
      return CLIENT.send(request.timeout(PATIENCE).build(), BodyHandlers.ofString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while waiting for an answer", e);
    }
  }

  static JsonNode json(HttpResponse<String> response) {
    try {
      return JSON.readTree(response.body());
    } catch (IOException e) {
      throw new UncheckedIOException(
          "not JSON: " + response.statusCode() + " " + response.body(), e);
    }
  }

  @Override
  public void close() {
    context.close();
  }
}
