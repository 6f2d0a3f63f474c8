package io.twospeed.simulator;

import jakarta.servlet.Servlet;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import org.apache.catalina.Context;
import org.apache.catalina.LifecycleException;
import org.apache.catalina.Wrapper;
import org.apache.catalina.startup.Tomcat;

/** A servlet, on a free loopback port, called by plain HTTP. */
public final class LocalTomcat implements AutoCloseable {
  private final Tomcat tomcat = new Tomcat();
  private final Context context;
  private final HttpClient client = HttpClient.newHttpClient();

  public LocalTomcat(Path base) {
    tomcat.setBaseDir(base.toString());
    tomcat.setHostname("127.0.0.1");
    tomcat.setPort(0);
    context = tomcat.addContext("", base.toString());
  }

  public LocalTomcat mount(Servlet servlet, String pattern) {
    Wrapper wrapper = Tomcat.addServlet(context, pattern, servlet);
    wrapper.setAsyncSupported(true);
    context.addServletMappingDecoded(pattern, pattern);
    return this;
  }

  public LocalTomcat start() throws LifecycleException {
    tomcat.getConnector().setProperty("address", "127.0.0.1");
    tomcat.start();
    return this;
  }

  public HttpResponse<String> send(String method, String path, String body)
      throws IOException, InterruptedException {
    return client.send(request(method, path, body), HttpResponse.BodyHandlers.ofString());
  }

  public HttpRequest request(String method, String path, String body) {
    return HttpRequest.newBuilder(
            URI.create("http://127.0.0.1:" + tomcat.getConnector().getLocalPort() + path))
        .method(method, HttpRequest.BodyPublishers.ofString(body))
        .header("Content-Type", body.startsWith("<") ? "text/xml" : "application/json")
        .timeout(Duration.ofMinutes(1))
        .build();
  }

  public HttpClient client() {
    return client;
  }

  @Override
  public void close() throws LifecycleException {
    tomcat.stop();
    tomcat.destroy();
  }
}
