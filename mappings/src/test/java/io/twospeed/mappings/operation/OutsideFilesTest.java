package io.twospeed.mappings.operation;

import static org.assertj.core.api.Assertions.assertThat;

import io.twospeed.mappings.operation.files.CatalogueException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A catalogue opens nothing but files of its own folder, wherever an address stands in them. */
class OutsideFilesTest {
  private static final String SECRET = "Xsecretword";
  private static final Path SHIPPED = Path.of("").toAbsolutePath();

  private final AtomicInteger connections = new AtomicInteger();
  private final Path mappings;
  private final Path secret;
  private ServerSocket listener;

  OutsideFilesTest(@TempDir Path parent) throws IOException {
    this.mappings = Files.createDirectory(parent.resolve("mappings"));
    this.secret = parent.resolve("secret.txt");
  }

  @BeforeEach
  void setTraps() throws IOException {
    Path core = Files.createDirectory(mappings.resolve("core"));
    for (String each :
        List.of(
            "core.jslt", "loans.jslt", "return-codes.yaml", "accounts.balance", "loans.simulate")) {
      copy(SHIPPED.resolve("core").resolve(each), core.resolve(each));
    }
    copy(SHIPPED.resolve("contracts"), mappings.resolve("contracts"));
    Files.writeString(secret, "<" + SECRET + " \"" + SECRET + "\" { " + SECRET + "\n");
    listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    Thread counter = new Thread(this::count);
    counter.setDaemon(true);
    counter.start();
  }

  private void count() {
    while (true) {
      try (Socket caller = listener.accept()) {
        connections.incrementAndGet();
        caller
            .getOutputStream()
            .write("HTTP/1.0 404 x\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
      } catch (IOException closed) {
        return;
      }
    }
  }

  @AfterEach
  void close() throws IOException {
    listener.close();
  }

  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> all = Files.walk(from)) {
      for (Path each : all.toList()) {
        Path target = to.resolve(from.relativize(each).toString());
        if (Files.isDirectory(each)) {
          Files.createDirectories(target);
        } else {
          Files.copy(each, target);
        }
      }
    }
  }

  private List<String> addresses() {
    String host = "localhost:" + listener.getLocalPort();
    return List.of(
        "http://" + host + "/a",
        "https://" + host + "/a",
        "//" + host + "/a",
        "ftp://" + host + "/a",
        "jar:http://" + host + "/a.jar!/a",
        secret.toUri().toString(),
        "file:" + secret,
        "file://" + host + secret,
        "jar:" + secret.toUri() + "!/a",
        secret.toString(),
        "../../secret.txt",
        "../../../secret.txt",
        "./x/../../../secret.txt",
        "%2e%2e/%2e%2e/secret.txt",
        "stray",
        "classpath:META-INF/MANIFEST.MF");
  }

  /** A place of an address: the file, and what of it becomes the address. */
  private record Place(String file, String old, String with) {}

  static Stream<Place> places() {
    return Stream.of(
        new Place(
            "contracts/loans.wsdl",
            "<wsdl:types>",
            "<wsdl:import namespace='urn:x' location='@'/><wsdl:types>"),
        new Place(
            "contracts/loans.wsdl", "schemaLocation=\"loans-types.xsd\"", "schemaLocation=\"@\""),
        new Place(
            "contracts/loans-types.xsd",
            "<!--ADDRESS-->",
            "<xs:import namespace='urn:x' schemaLocation='@'/>"),
        new Place(
            "contracts/loans-types.xsd", "<!--ADDRESS-->", "<xs:include schemaLocation='@'/>"),
        new Place(
            "contracts/loans-types.xsd", "<!--ADDRESS-->", "<xs:redefine schemaLocation='@'/>"),
        new Place("contracts/loans-types.xsd", "<!--DOCTYPE-->", "<!DOCTYPE x SYSTEM '@'>"),
        new Place(
            "contracts/loans-types.xsd", "<!--DOCTYPE-->", "<!DOCTYPE x [<!ENTITY e SYSTEM '@'>]>"),
        new Place(
            "contracts/loans-types.xsd",
            "<!--DOCTYPE-->",
            "<!DOCTYPE x [<!ENTITY % e SYSTEM '@'> %e;]>"),
        new Place("contracts/loans.wsdl", "<!--DOCTYPE-->", "<!DOCTYPE x SYSTEM '@'>"),
        new Place("core/loans.simulate/operation.yaml", "wsdl: loans.wsdl", "wsdl: '@'"),
        new Place("core/loans.simulate/operation.yaml", "map: request.jslt", "map: '@'"),
        new Place("core/loans.simulate/operation.yaml", "../return-codes.yaml", "'@'"),
        new Place("core/accounts.balance/operation.yaml", "copybook: ACCTBAL.cpy", "copybook: '@'"),
        new Place("core/accounts.balance/operation.yaml", "map: response.jslt", "map: '@'"),
        new Place("core/accounts.balance/response.jslt", "core.jslt", "@"),
        new Place(
            "core/accounts.balance/request.jslt", "<!--FIRST-->", "import \"@\" as outside\n"),
        new Place("contracts/ACCTBAL.cpy", "COPY COREHDR", "COPY '@'"));
  }

  @ParameterizedTest
  @MethodSource("places")
  void anAddressOutsideTheFolderIsRefusedAndNotOpened(Place place) throws IOException {
    Path file = mappings.resolve(place.file());
    String was = marked(Files.readString(file));
    assertThat(was).contains(place.old());
    for (String folder :
        List.of("contracts", "core", "core/loans.simulate", "core/accounts.balance")) {
      Files.createSymbolicLink(mappings.resolve(folder).resolve("stray"), secret);
    }
    for (String address : addresses()) {
      String text = was.replace(place.old(), place.with().replace("@", address));
      Files.writeString(file, text.replaceAll("<!--[A-Z]+-->", ""));
      List<String> findings = findings();
      assertThat(findings).as(address).isNotEmpty();
      assertThat(findings)
          .as(address)
          .noneMatch(each -> each.replace(address, "").contains(SECRET));
    }
    assertThat(connections).hasValue(0);
  }

  /** With places for what may only stand at the beginning. */
  private static String marked(String text) {
    int schema = text.indexOf("<xs:schema");
    if (schema >= 0 && !text.contains("<wsdl:")) {
      int inside = text.indexOf('>', schema) + 1;
      return text.substring(0, schema)
          + "<!--DOCTYPE-->"
          + text.substring(schema, inside)
          + "<!--ADDRESS-->"
          + text.substring(inside);
    }
    int root = text.indexOf("<wsdl:definitions");
    return root >= 0
        ? text.substring(0, root) + "<!--DOCTYPE-->" + text.substring(root)
        : text.startsWith("<") ? text : "<!--FIRST-->" + text;
  }

  private List<String> findings() {
    try {
      OperationCatalogue.load(mappings, Map.of());
      return List.of();
    } catch (CatalogueException refused) {
      return refused.findings().stream().map(each -> each.toString()).toList();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "contracts/ACCTBAL.cpy",
        "contracts/COREHDR.cpy",
        "contracts/loans.wsdl",
        "contracts/loans-types.xsd",
        "core/core.jslt",
        "core/return-codes.yaml",
        "core/accounts.balance/operation.yaml",
        "core/accounts.balance/request.jslt"
      })
  void aFileThatIsALinkOutOfTheFolderIsNotOpened(String name) throws IOException {
    Files.delete(mappings.resolve(name));
    Files.createSymbolicLink(mappings.resolve(name), secret);
    assertThat(findings()).isNotEmpty().noneMatch(each -> each.contains(SECRET));
  }

  @Test
  void aLinkInsideTheFolderIsAFileOfIt() throws IOException {
    for (String name : List.of("contracts/COREHDR.cpy", "contracts/loans-types.xsd")) {
      Path file = mappings.resolve(name);
      Path data = Files.createDirectories(file.resolveSibling("..data"));
      Path moved = Files.move(file, data.resolve(String.valueOf(file.getFileName())));
      Files.createSymbolicLink(file, moved);
    }
    assertThat(findings()).isEmpty();
  }

  @Test
  void anExampleThatIsALinkOutOfTheFolderIsNotOpened() throws IOException {
    OperationCatalogue catalogue = OperationCatalogue.load(mappings, Map.of());
    Path examples = mappings.resolve("core/accounts.balance/examples");
    List<Path> files;
    try (Stream<Path> all = Files.list(examples)) {
      files = new ArrayList<>(all.toList());
    }
    for (Path each : files) {
      Files.delete(each);
      Files.createSymbolicLink(each, secret);
    }
    List<CoreOperation> one = List.of(catalogue.find("accounts.balance").orElseThrow());
    assertThat(OperationExamples.run(mappings, one).findings())
        .hasSize(files.size())
        .allMatch(each -> each.what().equals("is a link that leads out of the folder"));
  }
}
