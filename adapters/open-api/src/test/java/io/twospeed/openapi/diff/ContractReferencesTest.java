package io.twospeed.openapi.diff;

import static org.assertj.core.api.Assertions.assertThat;

import io.twospeed.openapi.contract.Contract;
import io.twospeed.openapi.document.ContractException;
import io.twospeed.openapi.document.Finding;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
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
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Nothing is opened but files of the contract's folder, wherever an address stands in it. */
class ContractReferencesTest {
  private static final String SECRET = "Xsecretword";

  private static final String HEAD =
      """
      openapi: %s
      info: {title: t, version: '1'}
      paths:
        /a:
          post:
            operationId: a
            requestBody:
              required: true
              content:
                application/json:
                  schema: {$ref: '#/components/schemas/A'}
            responses: {'200': {description: d}}
      """;

  /** A place of an address, and how the contract looks with one there. */
  private static final Map<String, String> PLACES =
      Map.ofEntries(
          Map.entry("schema $ref", HEAD + "components: {schemas: {A: {$ref: '@'}}}\n"),
          Map.entry(
              "property $ref",
              HEAD + "components: {schemas: {A: {type: object, properties: {p: {$ref: '@'}}}}}\n"),
          Map.entry(
              "property called example",
              HEAD
                  + "components: {schemas: {A: {type: object, properties: {example: {$ref:"
                  + " '@'}}}}}\n"),
          Map.entry(
              "schema called default",
              HEAD
                  + "components: {schemas: {A: {$ref: '#/components/schemas/default'}, default:"
                  + " {$ref: '@'}}}\n"),
          Map.entry(
              "behind a reference into data",
              HEAD
                  + "components: {schemas: {A: {$ref: '#/x-hidden/A'}}}\n"
                  + "x-hidden: {A: {properties: {p: {$ref: '@'}}}}\n"),
          Map.entry(
              "behind a reference into a default",
              HEAD
                  + "components: {schemas: {A: {$ref: '#/components/schemas/B/default'}, B:"
                  + " {default: {$ref: '@'}}}}\n"),
          Map.entry("$dynamicRef", HEAD + "components: {schemas: {A: {$dynamicRef: '@'}}}\n"),
          Map.entry("$recursiveRef", HEAD + "components: {schemas: {A: {$recursiveRef: '@'}}}\n"),
          Map.entry("$schema", HEAD + "components: {schemas: {A: {$schema: '@', type: object}}}\n"),
          Map.entry("$schema of the file", HEAD + "$schema: '@'\ncomponents: {schemas: {A: {}}}\n"),
          Map.entry(
              "$id",
              HEAD
                  + "components: {schemas: {A: {$id: '@', properties: {p: {$ref:"
                  + " 'other'}}}}}\n"),
          Map.entry("$id of the file", HEAD + "$id: '@'\ncomponents: {schemas: {A: {}}}\n"),
          Map.entry("id", HEAD + "components: {schemas: {A: {id: '@', type: object}}}\n"),
          Map.entry(
              "jsonSchemaDialect",
              HEAD + "jsonSchemaDialect: '@'\ncomponents: {schemas: {A: {type: object}}}\n"),
          Map.entry(
              "discriminator",
              HEAD
                  + "components: {schemas: {A: {type: object, properties: {k: {type: string}},"
                  + " discriminator: {propertyName: k, mapping: {m: '@'}}}}}\n"),
          Map.entry(
              "example $ref",
              HEAD + "components: {schemas: {A: {}}, examples: {e: {$ref: '@'}}}\n"),
          Map.entry(
              "externalValue",
              HEAD + "components: {schemas: {A: {}}, examples: {e: {externalValue: '@'}}}\n"),
          Map.entry(
              "operationRef",
              HEAD + "components: {schemas: {A: {}}, links: {l: {operationRef: '@'}}}\n"),
          Map.entry(
              "path item $ref",
              HEAD + "  /b: {$ref: '@'}\ncomponents: {schemas: {A: {type: object}}}\n"),
          Map.entry(
              "response $ref",
              HEAD.replace("{description: d}", "{$ref: '@'}")
                  + "components: {schemas: {A: {type: object}}}\n"),
          Map.entry(
              "body $ref",
              HEAD.replace("required: true", "$ref: '@'")
                  + "components: {schemas: {A: {type: object}}}\n"),
          Map.entry(
              "parameter $ref",
              HEAD.replace("operationId: a", "operationId: a\n      parameters: [{$ref: '@'}]")
                  + "components: {schemas: {A: {type: object}}}\n"),
          Map.entry(
              "callback $ref",
              HEAD.replace("operationId: a", "operationId: a\n      callbacks: {c: {$ref: '@'}}")
                  + "components: {schemas: {A: {type: object}}}\n"),
          Map.entry(
              "default",
              HEAD + "components: {schemas: {A: {type: object, default: {p: [{$ref: '@'}]}}}}\n"),
          Map.entry("extension", HEAD + "x-a: {$ref: '@'}\ncomponents: {schemas: {A: {}}}\n"),
          Map.entry("callback called value", callback("value")),
          Map.entry("callback called default", callback("default")),
          Map.entry("callback called x-a", callback("x-a")),
          Map.entry(
              "alias", HEAD + "x-a: &x {$ref: '@'}\ncomponents: {schemas: {A: {allOf: [*x]}}}\n"));

  private static String callback(String key) {
    return HEAD.replace(
            "operationId: a",
            "operationId: a\n      callbacks: {c: {"
                + key
                + ": {post: {requestBody: {content: {application/json: {schema: {$ref: '@'}}}},"
                + " responses: {'200': {description: d}}}}}}")
        + "components: {schemas: {A: {type: object}}}\n";
  }

  private final AtomicInteger connections = new AtomicInteger();
  private final Path folder;
  private final Path secret;
  private ServerSocket listener;

  ContractReferencesTest(@TempDir Path parent) throws IOException {
    this.folder = Files.createDirectory(parent.resolve("product"));
    this.secret = parent.resolve("secret.yaml");
  }

  @BeforeEach
  void setTraps() throws IOException {
    Files.writeString(secret, SECRET + ": [" + SECRET + "\n");
    Files.writeString(folder.resolveSibling("good.yaml"), "{type: object, title: " + SECRET + "}");
    Files.createSymbolicLink(folder.resolve("link.yaml"), secret);
    Files.createSymbolicLink(folder.resolve("linked"), folder.resolveSibling("."));
    listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    Thread counter =
        new Thread(
            () -> {
              while (true) {
                try (Socket caller = listener.accept()) {
                  connections.incrementAndGet();
                  caller
                      .getOutputStream()
                      .write(
                          "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}"
                              .getBytes(StandardCharsets.US_ASCII));
                } catch (IOException closed) {
                  return;
                }
              }
            });
    counter.setDaemon(true);
    counter.start();
  }

  @AfterEach
  void close() throws IOException {
    listener.close();
  }

  static Stream<Arguments> everyPlaceInBothVersions() {
    List<Arguments> all = new ArrayList<>();
    for (String place : PLACES.keySet().stream().sorted().toList()) {
      all.add(Arguments.of("3.0.3", place));
      all.add(Arguments.of("3.1.0", place));
    }
    return all.stream();
  }

  private List<String> addresses() {
    String host = "localhost:" + listener.getLocalPort();
    return List.of(
        "http://" + host + "/a.yaml",
        "http://" + host + "/a.yaml#/A",
        "HTTP://" + host + "/a.json",
        "https://" + host + "/a",
        "//" + host + "/a.yaml",
        "ftp://" + host + "/a.yaml",
        "jar:http://" + host + "/a.jar!/a.yaml",
        secret.toUri().toString(),
        "file:" + secret,
        "file://" + secret + "#/" + SECRET,
        "jar:" + secret.toUri() + "!/a",
        secret.toString(),
        "../secret.yaml",
        "../good.yaml",
        "./a/../../secret.yaml#/" + SECRET,
        "..\\\\secret.yaml".replace("\\\\", "\\"),
        "%2e%2e/secret.yaml",
        "link.yaml",
        "linked/secret.yaml",
        "linked/good.yaml",
        "classpath:META-INF/MANIFEST.MF",
        "resource:META-INF/MANIFEST.MF",
        "urn:" + SECRET);
  }

  @ParameterizedTest(name = "{1} in {0}")
  @MethodSource("everyPlaceInBothVersions")
  void anAddressOutsideTheFolderIsRefusedAndNotOpened(String version, String place)
      throws IOException {
    for (String address : addresses()) {
      String text = PLACES.getOrDefault(place, "").formatted(version).replace("@", address);
      Path file = Files.writeString(folder.resolve("openapi.yaml"), text);
      List<String> findings = findings(file);
      assertThat(findings).as(address).isNotEmpty();
      assertThat(findings).as(address).noneMatch(each -> tells(each, address));
    }
    assertThat(connections).hasValue(0);
  }

  /** Whether a finding holds a word of the file, other than by quoting the contract. */
  private static boolean tells(String finding, String address) {
    return finding.replace(address, "").contains(SECRET);
  }

  private static List<String> findings(Path file) {
    try {
      Contract.read(file);
      return List.of();
    } catch (ContractException refused) {
      return refused.findings().stream().map(Finding::toString).toList();
    }
  }

  @Test
  void dataMayHoldWhatLooksLikeAnAddressAndIsNeverOpened() throws IOException {
    String address = "http://localhost:" + listener.getLocalPort() + "/a.yaml";
    String text =
        (HEAD
                + """
                components:
                  schemas:
                    A:
                      type: object
                      example: {$ref: 'none.yaml', $id: '@'}
                      default: {$ref: '#/nowhere'}
                  examples:
                    e: {value: {$schema: '@'}}
                """)
            .replace("@", address);
    for (String version : List.of("3.0.3", "3.1.0")) {
      Path file = Files.writeString(folder.resolve("openapi.yaml"), text.formatted(version));
      Contract contract = Contract.read(file);
      assertThat(ContractDiff.between(Contract.read(file), contract)).isEmpty();
    }
    assertThat(connections).hasValue(0);
  }

  @Test
  void theComparisonOfSeveralFilesSeesWhatTheyHoldAndOpensNone() throws IOException {
    String text =
        HEAD.formatted("3.0.3").replace("{description: d}", "{$ref: 'sub/b.yaml#/R'}")
            + "  /b: {$ref: 'sub/b.yaml#/P'}\n"
            + "components: {schemas: {A: {type: object, example: {$ref: 'none.yaml'}}}}\n";
    String other =
        """
        R: {description: d, content: {application/json: {schema: {$ref: '#/T'}}}}
        P: {get: {operationId: b, responses: {'200': {$ref: '#/R'}}}}
        T: {type: object, properties: {u: {$ref: 'c.json'}, a: {$ref: '../openapi.yaml#/components/schemas/A'}}}
        """;
    String[] last = {"{type: string}", "{type: integer}"};
    List<Contract> contracts = new ArrayList<>();
    for (String each : last) {
      Map<String, String> texts =
          Map.of("openapi.yaml", text, "sub/b.yaml", other, "sub/c.json", each);
      contracts.add(Contract.read("openapi.yaml", texts::get));
    }
    assertThat(BundledContract.of(contracts.get(0)).findValuesAsText("$ref"))
        .contains("#/components/schemas/c", "#/components/responses/R")
        .allMatch(each -> each.startsWith("#/"));
    assertThat(ContractDiff.between(contracts.get(0), contracts.get(0))).isEmpty();
    assertThat(ContractDiff.between(contracts.get(0), contracts.get(1)))
        .hasSize(2)
        .allMatch(each -> each.toString().contains("u"));
  }

  @Test
  void theContractItselfIsNoLinkOutOfItsFolder() throws IOException {
    Path file = Files.createSymbolicLink(folder.resolve("openapi.yaml"), secret);
    assertThat(findings(file))
        .containsExactly(
            "openapi.yaml:0: a link that leads out of the contract's folder; expected a readable"
                + " file; fix: put the contract there");
  }

  @Test
  void aLinkInsideTheFolderIsAFileOfIt() throws IOException {
    Files.writeString(folder.resolve("a.yaml"), "{type: object}");
    Files.createSymbolicLink(folder.resolve("b.yaml"), folder.resolve("a.yaml"));
    String text = PLACES.getOrDefault("schema $ref", "").formatted("3.1.0").replace("@", "b.yaml");
    assertThat(findings(Files.writeString(folder.resolve("openapi.yaml"), text))).isEmpty();
  }

  @Test
  void theListenerCounts() throws IOException {
    URI address = URI.create("http://localhost:" + listener.getLocalPort() + "/");
    address.toURL().openStream().close();
    assertThat(connections).hasValue(1);
  }

  @Test
  void aFindingIsOneLineWhateverTheContractCallsThings() throws IOException {
    String text =
        HEAD.formatted("3.0.3").replace("operationId: a", "operationId: \"a\\nERROR x\\u202e\"")
            + "  \"/b\\r\\nERROR\": {get: {operationId: b, responses: {'200': {description: d}}}}\n"
            + "tags: [{name: \"t\\u001b[2J\"}]\n"
            + "components: {schemas: {A: {type: object, properties: {\"p\\n\": {type: q}}}}}\n";
    List<String> findings = findings(Files.writeString(folder.resolve("openapi.yaml"), text));
    assertThat(findings)
        .contains(
            "openapi.yaml:6: operationId 'a\\nERROR x\\u202e' is no name of a route; expected at"
                + " most 128 letters, digits, '.', '_' and '-'; fix: rename it: the route"
                + " direct:<operationId>, meters and logs bear it",
            "openapi.yaml:13: the key '/b\\r\\nERROR' holds a character that cannot be seen;"
                + " expected one line of plain characters; fix: take line breaks and control"
                + " characters out",
            "openapi.yaml:14: name 't\\u001b[2J' holds a character that cannot be seen; expected"
                + " one line of plain characters; fix: take line breaks and control characters"
                + " out");
    assertThat(findings)
        .allMatch(each -> each.codePoints().noneMatch(c -> Character.isISOControl(c)));
  }
}
