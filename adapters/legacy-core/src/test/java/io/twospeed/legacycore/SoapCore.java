package io.twospeed.legacycore;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.twospeed.legacycore.operation.OperationPlan;
import io.twospeed.legacycore.settings.CoreSystem;
import io.twospeed.legacycore.settings.SoapSettings;
import io.twospeed.mappings.operation.declaration.Effect;
import io.twospeed.mappings.operation.declaration.Settlement;
import io.twospeed.mappings.operation.wire.Transport;
import io.twospeed.mqstandin.HeldPort;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A core behind a real HTTP server. Knows, besides what every fake core does: {@code break}, which
 * closes the connection without a reply; {@code expired}, the fault of WS-Security for what came
 * too late; {@code raw <status> <type> <body>}, a reply as given.
 */
final class SoapCore implements FakeCore {
  static final String SOAP_1_1 = "http://schemas.xmlsoap.org/soap/envelope/";

  private static final Pattern ASKED = Pattern.compile("<t:ask xmlns:t=\"urn:t\">(.*)</t:ask>");
  private static final String SECEXT =
      "http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-wssecurity-secext-1.0.xsd";
  private static final String ENVELOPE =
      "<?xml version='1.0'?><e:Envelope xmlns:e='%s' xmlns:t='urn:t'><e:Header><t:x>y</t:x></e:Header>\n"
          + "<e:Body>%s</e:Body></e:Envelope>";

  private final ScheduledExecutorService later = Executors.newSingleThreadScheduledExecutor();
  private final ExecutorService workers = Executors.newFixedThreadPool(4);
  private final List<String> requests = new CopyOnWriteArrayList<>();
  private final List<String> actions = new CopyOnWriteArrayList<>();
  private final Books books = new Books();
  private final HeldAnswers held = new HeldAnswers();
  private final HeldPort port = HeldPort.any();
  private @Nullable HttpServer server;

  @Override
  public void start() throws IOException {
    HttpServer opened =
        HttpServer.create(
            new InetSocketAddress(InetAddress.getLoopbackAddress(), port.number()), 8192);
    opened.setExecutor(workers);
    opened.createContext("/loans", this::serve);
    opened.start();
    server = opened;
  }

  @Override
  public void stop() {
    HttpServer running = server;
    server = null;
    if (running != null) {
      running.stop(0);
    }
  }

  @Override
  public void end() {
    stop();
    later.shutdownNow();
    workers.shutdownNow();
    port.close();
  }

  URI endpoint() {
    return URI.create("http://127.0.0.1:%d/loans".formatted(port.number()));
  }

  @Override
  public CoreSystem system() {
    SoapSettings settings =
        new SoapSettings(
            endpoint(), Duration.ofSeconds(60), 6_000, SoapSettings.of(endpoint()).maxReplyBytes());
    return FakeCore.system(null, settings);
  }

  @Override
  public OperationPlan operation(String name, boolean changes, Duration timeout) {
    return new OperationPlan(
        name,
        "core",
        new Transport.Soap(Path.of("loans.wsdl"), "Ask", "urn:t/Ask"),
        changes ? Effect.CHANGES : Effect.READS,
        timeout,
        new TextTranslation(
            text -> "<t:ask xmlns:t=\"urn:t\">" + text + "</t:ask>", SoapCore::unwrapped),
        Settlement.NONE);
  }

  @Override
  public OperationPlan booking(
      String name, String verb, boolean changes, Duration timeout, Settlement settlement) {
    return new OperationPlan(
        name,
        "core",
        new Transport.Soap(Path.of("loans.wsdl"), "Ask", "urn:t/Ask"),
        changes ? Effect.CHANGES : Effect.READS,
        timeout,
        new BookTranslation(
            verb, text -> "<t:ask xmlns:t=\"urn:t\">" + text + "</t:ask>", SoapCore::unwrapped),
        settlement);
  }

  @Override
  public Books books() {
    return books;
  }

  @Override
  public HeldAnswers held() {
    return held;
  }

  @Override
  public List<String> requests() {
    return requests;
  }

  List<String> actions() {
    return actions;
  }

  private static String unwrapped(String xml) {
    return xml.replaceAll("<[^>]*>", "");
  }

  private void serve(HttpExchange exchange) throws IOException {
    String envelope = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    Matcher asked = ASKED.matcher(envelope);
    if (!asked.find()) {
      throw new IOException("not asked: " + envelope);
    }
    requests.add(asked.group(1));
    actions.add(exchange.getRequestHeaders().getFirst("SOAPAction"));
    String[] words = asked.group(1).split(" ", 3);
    switch (words[0]) {
      case "answer" -> answer(exchange, "OK " + words[1]);
      case "refuse" -> answer(exchange, "NO " + words[1]);
      case "garble" -> answer(exchange, "?");
      case "break" -> exchange.close();
      case "fault" -> reply(exchange, 500, "text/xml", envelope(fault()));
      case "expired" -> reply(exchange, 500, "text/xml", envelope(expired()));
      case "raw" -> {
        String[] raw = words[2].split(" ", 2);
        reply(exchange, Integer.parseInt(words[1]), raw[0], raw[1].replace("&lt;", "<"));
      }
      case "hold" -> held.add(() -> answer(exchange, "OK " + words[1]));
      case "wait" -> {
        long millis = Integer.parseInt(words[1]);
        var unused =
            later.schedule(() -> answer(exchange, "OK " + words[2]), millis, TimeUnit.MILLISECONDS);
      }
      case "book", "inquire", "reverse" -> as(exchange, books.serve(words[0], words[1], words[2]));
      default -> {}
    }
  }

  private void as(HttpExchange exchange, Books.Deed deed) {
    if ("EXPIRED".equals(deed.reply())) {
      reply(exchange, 500, "text/xml", envelope(expired()));
      return;
    }
    String reply = deed.stray() ? "?" : deed.reply();
    if (reply != null) {
      var unused =
          later.schedule(() -> answer(exchange, reply), deed.delayMillis(), TimeUnit.MILLISECONDS);
    }
  }

  private static void answer(HttpExchange exchange, String text) {
    reply(exchange, 200, "text/xml", envelope("<t:told>" + text + "</t:told>"));
  }

  private static void reply(HttpExchange exchange, int status, String type, String body) {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    try {
      exchange.getResponseHeaders().set("Content-Type", type);
      exchange.getResponseHeaders().set("Location", "/elsewhere");
      exchange.sendResponseHeaders(status, bytes.length);
      exchange.getResponseBody().write(bytes);
      exchange.close();
    } catch (IOException e) {
      // The caller has gone: what a late reply to a read meets.
      exchange.close();
    }
  }

  private static String fault() {
    return "<e:Fault><faultcode>e:Server</faultcode><faultstring>no</faultstring>"
        + "<detail><t:Refused><t:code>L7</t:code></t:Refused></detail></e:Fault>";
  }

  /** As SOAP Message Security 1.1 section 12 has it. */
  private static String expired() {
    return "<e:Fault><faultcode xmlns:w='%s'>w:MessageExpired</faultcode>".formatted(SECEXT)
        + "<faultstring>The message has expired</faultstring></e:Fault>";
  }

  private static String envelope(String body) {
    return ENVELOPE.formatted(SOAP_1_1, body);
  }
}
