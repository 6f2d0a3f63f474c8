package io.twospeed.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.twospeed.openapi.product.ApiProblem;
import io.twospeed.openapi.settings.DoorJournal;
import io.twospeed.openapi.settings.DoorSettings;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.apache.catalina.Context;
import org.apache.catalina.LifecycleException;
import org.apache.catalina.Wrapper;
import org.apache.catalina.startup.Tomcat;
import org.apache.tomcat.util.modeler.Registry;
import org.jspecify.annotations.Nullable;

/** A door inside a real Tomcat, on a port of its own, with a client for it. */
public final class RunningDoor implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();

  final SimpleMeterRegistry meters = new SimpleMeterRegistry();
  public final ApiDoor door;
  private final Tomcat tomcat = new Tomcat();
  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  public RunningDoor(DoorSettings settings) {
    this(settings, failure -> new ApiProblem("test-failure", 502, "It failed.", null, 0));
  }

  RunningDoor(DoorSettings settings, Function<Throwable, ApiProblem> problems) {
    this(settings, problems, null);
  }

  RunningDoor(DoorSettings settings, DoorJournal journal) {
    this(settings, failure -> new ApiProblem("test-failure", 502, "It failed.", null, 0), journal);
  }

  RunningDoor(
      DoorSettings settings,
      Function<Throwable, ApiProblem> problems,
      @Nullable DoorJournal journal) {
    door = new ApiDoor(settings, problems, Clock.systemUTC(), meters, journal);
    // Servers that start at once in one JVM would meet under the same names.
    Registry.disableRegistry();
    try {
      tomcat.setBaseDir(Files.createTempDirectory("door").toString());
      tomcat.setPort(0);
      tomcat.getConnector().setProperty("address", "127.0.0.1");
      tomcat.getConnector().setProperty("maxThreads", "8");
      Context context = tomcat.addContext("", null);
      Wrapper wrapper = Tomcat.addServlet(context, "door", door.servlet());
      wrapper.setAsyncSupported(true);
      context.addServletMappingDecoded("/*", "door");
      tomcat.start();
    } catch (IOException | LifecycleException broken) {
      throw new IllegalStateException(broken);
    }
  }

  public static DoorSettings settings() {
    return new DoorSettings(4096, Duration.ofSeconds(10), "X-Client-Id", true, 1000, 1);
  }

  public static Path contract(String name) {
    return Path.of("src/test/resources/contracts", name, "openapi.yaml");
  }

  int port() {
    return tomcat.getConnector().getLocalPort();
  }

  public HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port() + path))
        .timeout(Duration.ofMinutes(1));
  }

  public HttpResponse<String> send(HttpRequest.Builder request) {
    try {
      return client.send(request.build(), BodyHandlers.ofString());
    } catch (IOException broken) {
      throw new IllegalStateException(broken);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(stopped);
    }
  }

  CompletableFuture<HttpResponse<String>> sendAsync(HttpRequest.Builder request) {
    return client.sendAsync(request.build(), BodyHandlers.ofString());
  }

  public HttpResponse<String> get(String path) {
    return send(request(path));
  }

  public HttpResponse<String> post(String path, String json) {
    return send(
        request(path)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(json)));
  }

  public static JsonNode json(HttpResponse<String> response) {
    try {
      return JSON.readTree(response.body());
    } catch (IOException broken) {
      throw new AssertionError("not JSON: " + response.body(), broken);
    }
  }

  @Override
  public void close() {
    try {
      tomcat.stop();
      tomcat.destroy();
    } catch (LifecycleException broken) {
      throw new IllegalStateException(broken);
    }
    door.close();
  }
}
