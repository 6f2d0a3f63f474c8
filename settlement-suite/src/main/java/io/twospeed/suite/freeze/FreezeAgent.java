package io.twospeed.suite.freeze;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.lang.instrument.Instrumentation;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/**
 * What {@code -javaagent} starts in a process of the app: it listens to the suite and stops the
 * process at the steps it is told.
 */
public final class FreezeAgent {
  private final BufferedReader in;
  private final PrintWriter out;
  private final SelfStop process;

  private FreezeAgent(Socket suite, long suitePid) throws IOException {
    in = new BufferedReader(new InputStreamReader(suite.getInputStream(), StandardCharsets.UTF_8));
    out = new PrintWriter(suite.getOutputStream(), true, StandardCharsets.UTF_8);
    process = SelfStop.ready(suitePid);
  }

  /**
   * Called by the JVM before the app's own main.
   *
   * @param options the suite's port and its process, as {@code 40123,4711}
   */
  // The connection lasts as long as the process.
  @SuppressWarnings("resource")
  public static void premain(String options, Instrumentation instrumentation) throws IOException {
    String[] parts = options.split(",", -1);
    Socket suite = new Socket(InetAddress.getLoopbackAddress(), Integer.parseInt(parts[0]));
    suite.setTcpNoDelay(true);
    FreezeAgent agent = new FreezeAgent(suite, Long.parseLong(parts[1]));
    instrumentation.addTransformer(new FreezeWeaver(agent::say));
    Thread thread = new Thread(agent::listen, "freeze-agent");
    thread.setDaemon(true);
    thread.start();
  }

  private void say(String line) {
    out.println(line);
  }

  private void listen() {
    try {
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        obey(line.split(" ", -1));
      }
    } catch (IOException e) {
      // The suite has gone: it ends this process too.
    }
  }

  private void obey(String[] order) {
    if (order[0].equals(FreezeWords.FREEZE)) {
      FreezePoint point = FreezePoint.named(order[1]).orElseThrow();
      FreezeGate.order(point, Integer.parseInt(order[2]), this::stop);
    } else if (FreezeGate.forget()) {
      say(FreezeWords.FORGOTTEN);
    }
  }

  private void stop(FreezePoint point) {
    say(FreezeWords.REACHED + " " + point.told());
    process.stop();
    say(FreezeWords.WOKE + " " + point.told());
  }
}
