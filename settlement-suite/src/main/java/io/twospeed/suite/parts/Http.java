package io.twospeed.suite.parts;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/** Plain requests to ports of this machine. */
final class Http {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final int CONFLICT = 409;
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final HttpClient client =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(2))
          .build();

  boolean answers(String url) {
    try {
      send("GET", url, "", Duration.ofSeconds(2));
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  JsonNode get(String url) {
    return parse(required("GET", url, ""));
  }

  /** Whatever the status; an empty object where nothing answers. */
  JsonNode look(String url) {
    try {
      return parse(send("GET", url, "", PATIENCE).body());
    } catch (IOException e) {
      return JSON.createObjectNode();
    }
  }

  String text(String url) {
    return required("GET", url, "");
  }

  /** False where what is asked for goes against what is there by now. */
  boolean accepted(String url, String body) {
    try {
      HttpResponse<String> response = send("POST", url, body, PATIENCE);
      return response.statusCode() != CONFLICT && succeeded("POST", url, response);
    } catch (IOException e) {
      throw new UncheckedIOException("POST " + url, e);
    }
  }

  String required(String method, String url, String body) {
    try {
      HttpResponse<String> response = send(method, url, body, PATIENCE);
      succeeded(method, url, response);
      return response.body();
    } catch (IOException e) {
      throw new UncheckedIOException(method + " " + url, e);
    }
  }

  private static boolean succeeded(String method, String url, HttpResponse<String> response) {
    if (response.statusCode() / 100 != 2) {
      throw new IllegalStateException(
          "%s %s: %d %s; expected success"
              .formatted(method, url, response.statusCode(), response.body()));
    }
    return true;
  }

  private HttpResponse<String> send(String method, String url, String body, Duration patience)
      throws IOException {
    try {
      return client.send(
          HttpRequest.newBuilder(URI.create(url))
              .timeout(patience)
              .header("Content-Type", "application/json")
              .method(method, HttpRequest.BodyPublishers.ofString(body))
              .build(),
          BodyHandlers.ofString());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
  }

  private static JsonNode parse(String body) {
    try {
      return JSON.readTree(body);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
