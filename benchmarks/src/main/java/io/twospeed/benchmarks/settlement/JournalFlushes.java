package io.twospeed.benchmarks.settlement;

import com.fasterxml.jackson.databind.json.JsonMapper;
import io.twospeed.benchmarks.load.LoadGenerator;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;

/** What the process under load counted between the edges of a window, asked on its own metrics. */
final class JournalFlushes implements LoadGenerator.Edges {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final HttpClient client = HttpClient.newHttpClient();
  private final List<LoadGenerator.Edges> others;
  private final int operationsPort;
  private double flushes;
  private double writes;

  JournalFlushes(int operationsPort, LoadGenerator.Edges... others) {
    this.operationsPort = operationsPort;
    this.others = List.of(others);
  }

  @Override
  public void windowBegins() {
    flushes = -metric("flushes");
    writes = -metric("writes");
    others.forEach(LoadGenerator.Edges::windowBegins);
  }

  @Override
  public void windowEnds() {
    others.forEach(LoadGenerator.Edges::windowEnds);
    flushes += metric("flushes");
    writes += metric("writes");
  }

  double flushes() {
    return flushes;
  }

  double writes() {
    return writes;
  }

  private double metric(String name) {
    URI uri =
        URI.create(
            "http://127.0.0.1:%d/metrics/twospeed.journal.%s".formatted(operationsPort, name));
    try {
      HttpResponse<byte[]> response =
          client.send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofByteArray());
      if (response.statusCode() != 200) {
        throw new IOException(uri + " answers " + response.statusCode());
      }
      return JSON.readTree(response.body()).path("measurements").path(0).path("value").asDouble();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }
}
