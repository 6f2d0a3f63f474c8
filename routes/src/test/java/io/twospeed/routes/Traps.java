package io.twospeed.routes;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a product could reach if it could reach anything: a class that counts, a folder that should
 * stay as it is, a file and a property with a secret, a listener, the threads of this process.
 */
final class Traps implements AutoCloseable {
  static final String SECRET = "sesame-7c1f0b";
  static final String PROPERTY = "twospeed.trap";

  private final Path folder;
  private final Path secret;
  private final ServerSocketChannel listener;
  private final Set<String> threads = threadNames();
  private final int sprung = ReachTrap.Sprung.COUNT.get();

  Traps(Path folder) throws IOException {
    this.folder = Files.createDirectories(folder.resolve("trap"));
    this.secret = Files.writeString(folder.resolve("secret.txt"), SECRET);
    this.listener = ServerSocketChannel.open();
    listener.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
    listener.configureBlocking(false);
    System.setProperty(PROPERTY, SECRET);
  }

  private int port() throws IOException {
    return ((InetSocketAddress) listener.getLocalAddress()).getPort();
  }

  /** Every form of reference there is, each one baited. */
  List<String> baits() throws IOException {
    String trap = ReachTrap.class.getName();
    String file = folder.resolve("made").toString();
    List<String> baits = new ArrayList<>();
    for (String mark : List.of("#class:", "#type:", "#bean:", "#", "", "#property:", "#valueAs(")) {
      baits.add(mark + trap);
    }
    baits.addAll(
        List.of(
            "#class:" + trap + "('a')",
            "#class:" + trap + "#make",
            "#class:" + trap + "#make()",
            "#class:" + trap + "#" + trap + ":make",
            "#class:" + trap + "#told",
            "#valueAs(" + trap + "):x",
            "#valueAs(java.io.File):" + file,
            "#autowired",
            "#class:java.util.logging.FileHandler('" + file + "')",
            "#class:java.io.FileOutputStream('" + file + "')",
            "#class:java.net.Socket('127.0.0.1'," + port() + ")",
            "#class:java.net.ServerSocket(0)",
            "#class:java.util.Timer",
            "#class:java.util.Properties",
            "#class:java.lang.System#getenv",
            "type:" + trap,
            "ref:x",
            "bean:" + trap,
            "class:" + trap,
            "resource:file:" + secret,
            " resource:file:" + secret,
            "resource:http://127.0.0.1:" + port() + "/x",
            "resource:classpath:findings/steps.txt",
            "resource:mem:x",
            "file:" + secret,
            "file://" + folder + "?fileName=made",
            "http://127.0.0.1:" + port() + "/x",
            "netty:tcp://127.0.0.1:" + port(),
            "timer:x?period=1",
            "seda:x",
            "vm:x",
            "class:" + trap + "?method=told",
            "dataformat:jackson:unmarshal",
            "language:simple:resource:file:" + secret,
            "jslt:../secret.txt",
            "xslt:file:" + secret));
    baits.addAll(
        List.of(
            "{{" + PROPERTY + "}}",
            "{{sys:" + PROPERTY + "}}",
            "{{env:PATH}}",
            "{{bean:" + trap + ".told}}",
            "{{?env:PATH}}",
            "{{x:y}}",
            "{{file:" + secret + "}}",
            "direct:greet?exceptionHandler=#class:" + trap,
            "direct:x?block=#class:" + trap + "&synchronous={{env:PATH}}",
            "log:x?exchangeFormatter=#class:" + trap,
            "log:x?logger=#class:" + trap + "&level={{env:PATH}}",
            "problem:x?title=RAW({{env:PATH}})",
            "problem:x?title={{sys:" + PROPERTY + "}}",
            "core:accounts.balance?x=#class:" + trap));
    baits.addAll(functions(trap));
    return baits;
  }

  private List<String> functions(String trap) {
    List<String> functions =
        Stream.of(
                "sys." + PROPERTY,
                "sys:" + PROPERTY,
                "env.PATH",
                "env:PATH",
                "sysenv.PATH",
                "sysenv:PATH",
                "properties:" + PROPERTY,
                "properties:sys:" + PROPERTY,
                "properties:env:PATH",
                "propertiesExist:" + PROPERTY,
                "hostName",
                "hostname",
                "threadId",
                "threadName",
                "camelId",
                "camelContext",
                "camelContext.version",
                "camelContext.classResolver",
                "exchange",
                "exchange.context",
                "exchangeProperty.twospeed.budget",
                "bean:" + trap,
                "bean:type:" + trap + "?method=told",
                "bean:type:" + trap,
                "ref:x",
                "type:" + trap,
                "type:java.lang.System.out",
                "body.class",
                "body.getClass",
                "body.class.classLoader",
                "bodyAs(" + trap + ")",
                "mandatoryBodyAs(java.io.File)",
                "headerAs(a, " + trap + ")",
                "variableAs(a, " + trap + ")",
                "exception.stacktrace",
                "messageHistory",
                "file:absolute.path",
                "file:parent",
                "date:now:z",
                "date:file:yyyy",
                "jq(.)",
                "jq(env)",
                "xpath(/)",
                "jsonpath($)",
                "iif(${body}, ${sys." + PROPERTY + "}, x)",
                "replace(a,${sys." + PROPERTY + "})",
                "pretty(${sys." + PROPERTY + "})",
                "hash(${sys." + PROPERTY + "})",
                "header.${sys." + PROPERTY + "}",
                "language:simple",
                "load:file:" + secret,
                "function(x)",
                "uuid(" + trap + ")",
                "random(#class:" + trap + ")",
                "empty(" + trap + ")",
                "setHeader(a,${sys." + PROPERTY + "})")
            .toList();
    return Stream.of(
            "${%s}", "$simple{%s}", "a ${%s} b", "$init{$a := ${%s};}init$ $a", "[env, \"%s\"]")
        .flatMap(form -> functions.stream().map(each -> form.replace("%s", each)))
        .toList();
  }

  /** Nothing was reached; the words, of findings and of answers, tell no secret. */
  void requireUntouched(String what, String words) throws IOException {
    assertThat(ReachTrap.Sprung.COUNT.get()).as("%s: objects of the trap", what).isEqualTo(sprung);
    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files).as("%s: files made", what).isEmpty();
    }
    try (SocketChannel caller = listener.accept()) {
      assertThat(caller).as("%s: a connection", what).isNull();
    }
    assertThat(words).as("%s: what it tells", what).doesNotContain(SECRET);
    for (String variable : List.of("PATH", "HOME")) {
      String value = System.getenv(variable);
      if (value != null && value.length() > 4) {
        assertThat(words.replace(folder.toString(), "").replace(secret.toString(), ""))
            .as("%s: what it tells", what)
            .doesNotContain(value);
      }
    }
    Set<String> more = threadNames();
    more.removeAll(threads);
    assertThat(more).as("%s: threads", what).isEmpty();
  }

  /** Those that are no Java machine's own. */
  private static Set<String> threadNames() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(Thread::isAlive)
        .map(Thread::getName)
        .filter(
            name -> !name.matches("(C[12] |Common-|Attach|Cleaner|process reaper|Notification).*"))
        .filter(name -> !name.contains("ShutdownTask")) // Camel's, while it stops a context
        .collect(Collectors.toCollection(TreeSet::new));
  }

  @Override
  public void close() throws IOException {
    System.clearProperty(PROPERTY);
    listener.close();
  }
}
