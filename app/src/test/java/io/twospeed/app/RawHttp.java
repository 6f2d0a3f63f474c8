package io.twospeed.app;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;

/** Requests as they are written here, byte for byte: what no HTTP client would send. */
final class RawHttp {
  private static final int PATIENCE_MILLIS = 20_000;

  private final InetAddress address;
  private final int port;

  RawHttp(InetAddress address, int port) {
    this.address = address;
    this.port = port;
  }

  /** What came back to one request on a connection of its own. */
  record Answer(int status, String head, String body) {

    /** The last part of the problem's type; empty where it is no problem. */
    String problem() {
      return body.startsWith("{\"type\":\"urn:twospeed:problem:")
          ? body.substring("{\"type\":\"urn:twospeed:problem:".length()).split("\"", 2)[0]
          : "";
    }
  }

  /** A request with these header lines and no body. */
  Answer ask(String requestLine, String... headers) {
    return send(requestLine, "", headers);
  }

  /** A request with these header lines and this body, of which the length is added. */
  Answer send(String requestLine, String body, String... headers) {
    StringBuilder request = new StringBuilder(requestLine).append("\r\n");
    Arrays.stream(headers).forEach(each -> request.append(each).append("\r\n"));
    if (!body.isEmpty()) {
      request.append("Content-Length: ").append(body.length()).append("\r\n");
    }
    request.append("Connection: close\r\n\r\n").append(body);
    try (Socket socket = new Socket(address, port)) {
      socket.setSoTimeout(PATIENCE_MILLIS);
      socket.getOutputStream().write(request.toString().getBytes(StandardCharsets.ISO_8859_1));
      socket.getOutputStream().flush();
      return answer(
          new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1));
    } catch (IOException e) {
      throw new UncheckedIOException(requestLine, e);
    }
  }

  private static Answer answer(String received) {
    String[] parts = received.split("\r\n\r\n", 2);
    String[] first = parts[0].split(" ", 3);
    if (parts.length < 2 || first.length < 2) {
      throw new IllegalStateException("no HTTP: " + received);
    }
    return new Answer(Integer.parseInt(first[1]), parts[0].toLowerCase(Locale.ROOT), parts[1]);
  }
}
