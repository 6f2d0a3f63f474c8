package io.twospeed.suite.parts;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class TcpProxyTest {
  private ServerSocket server;
  private TcpProxy proxy;

  @BeforeEach
  void listen() throws IOException {
    server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
    proxy = TcpProxy.before(server.getLocalPort());
  }

  @AfterEach
  void close() throws IOException {
    proxy.close();
    server.close();
  }

  @Test
  void whatIsHeldArrivesWhenItIsReleasedAlsoFromASenderThatHasGone() throws Exception {
    CompletableFuture<String> received;
    try (Socket client = client()) {
      Socket accepted = server.accept();
      client.getOutputStream().write('a');
      assertThat(accepted.getInputStream().read()).isEqualTo('a');
      received = CompletableFuture.supplyAsync(() -> rest(accepted));
      proxy.hold();
      client.getOutputStream().write("held".getBytes(StandardCharsets.US_ASCII));
      client.getOutputStream().flush();
    }
    anotherLineIsPassed();
    assertThat(received)
        .as("what is held, when what was sent later by another line is here")
        .isNotDone();
    proxy.release();
    assertThat(received.get(30, TimeUnit.SECONDS)).isEqualTo("held");
  }

  @Test
  void answersAreHeldToo() throws Exception {
    try (Socket client = client();
        Socket accepted = server.accept()) {
      proxy.hold();
      CompletableFuture<Integer> answer = CompletableFuture.supplyAsync(() -> next(client));
      accepted.getOutputStream().write('x');
      accepted.getOutputStream().flush();
      anotherLineIsPassed();
      assertThat(answer).isNotDone();
      proxy.release();
      assertThat(answer.get(30, TimeUnit.SECONDS)).isEqualTo('x');
    }
  }

  @Test
  void aHeldRequestMayBeLetGoAndItsAnswerLostWhileOtherLinesAreAnswered() throws Exception {
    try (Socket idle = client();
        Socket acceptedIdle = server.accept();
        Socket client = client();
        Socket accepted = server.accept()) {
      proxy.hold();
      client.getOutputStream().write('r');
      client.getOutputStream().flush();
      Waiting.until("the request is held", proxy::holdsARequest);
      proxy.releaseAndLoseAnswers();
      assertThat(accepted.getInputStream().read()).isEqualTo('r');
      accepted.getOutputStream().write("answer".getBytes(StandardCharsets.US_ASCII));
      accepted.shutdownOutput();
      acceptedIdle.getOutputStream().write('x');
      assertThat(next(idle)).isEqualTo('x');
      assertThat(next(client)).as("the end of the line, and nothing before it").isNegative();
    }
  }

  private void anotherLineIsPassed() throws IOException {
    try (TcpProxy other = TcpProxy.before(server.getLocalPort());
        Socket client = new Socket(InetAddress.getLoopbackAddress(), other.port());
        Socket accepted = server.accept()) {
      client.getOutputStream().write('b');
      assertThat(accepted.getInputStream().read()).isEqualTo('b');
    }
  }

  private Socket client() throws IOException {
    return new Socket(InetAddress.getLoopbackAddress(), proxy.port());
  }

  private static String rest(Socket from) {
    try (from) {
      return new String(from.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
    } catch (IOException e) {
      return e.toString();
    }
  }

  private static int next(Socket from) {
    try {
      return from.getInputStream().read();
    } catch (IOException e) {
      return -2;
    }
  }
}
