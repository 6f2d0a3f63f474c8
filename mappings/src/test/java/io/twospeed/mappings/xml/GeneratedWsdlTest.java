package io.twospeed.mappings.xml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.twospeed.mappings.xml.codec.XmlCodec;
import io.twospeed.mappings.xml.codec.XmlException;
import io.twospeed.mappings.xml.codec.XmlMessage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamResult;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.Schema;
import javax.xml.validation.SchemaFactory;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.Tag;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/**
 * Service buses made at random: the operation that is used is read, and what it writes and takes is
 * judged by xmllint and by a validator of the JDK that read the files by itself.
 */
@Tag("slow")
class GeneratedWsdlTest {

  @Property(tries = 80, shrinking = ShrinkingMode.OFF)
  void whatTheUsedOperationWritesIsValidAndNoOtherIsInItsWay(@ForAll long seed) throws Exception {
    Path contracts = Files.createTempDirectory("bus");
    try {
      judge(contracts, new Random(seed));
    } finally {
      delete(contracts);
    }
  }

  private static void judge(Path contracts, Random random) throws Exception {
    GeneratedBus bus = new GeneratedBus(contracts, random);
    Path wsdl = bus.wsdl();
    XmlContract contract = XmlContract.read(contracts, wsdl);
    assertThat(contract.operations()).contains(GeneratedBus.USED).containsAll(bus.unused());
    for (String each : bus.unused()) {
      assertThat(contract.lookup(each, "", "").findings()).as(each).isNotEmpty();
    }
    XmlMessage request = contract.operation(GeneratedBus.USED).orElseThrow().request();
    ObjectNode json = bus.json();
    byte[] xml = request.toXml(json);
    assertThat(request.toJson(xml)).isEqualTo(json);

    Path umbrella = bus.umbrella();
    Schema independent = SchemaFactory.newDefaultInstance().newSchema(umbrella.toFile());
    List<Path> documents = documents(xml, contracts);
    for (Path each : documents) {
      assertThat(isValid(independent, each)).as(Files.readString(each)).isTrue();
    }
    assertThat(xmllint(umbrella, documents)).isTrue();

    Path changed = changed(documents.get(documents.size() - 1), random);
    boolean valid = isValid(independent, changed);
    assertThat(isTaken(request.body(), changed)).as(Files.readString(changed)).isEqualTo(valid);
    assertThat(xmllint(umbrella, List.of(changed))).as(Files.readString(changed)).isEqualTo(valid);
  }

  /** The header's parts and the body's element, each in a file of its own. */
  private static List<Path> documents(byte[] xml, Path folder) throws Exception {
    Element root = parsed(new ByteArrayInputStream(xml)).getDocumentElement();
    List<Element> elements = new ArrayList<>();
    if (root.getLocalName().equals("Envelope")) {
      for (Element each : children(root)) {
        elements.addAll(children(each));
      }
    } else {
      elements.add(root);
    }
    List<Path> files = new ArrayList<>();
    for (Element each : elements) {
      files.add(written(each, folder.resolve("d" + files.size() + ".xml")));
    }
    return files;
  }

  private static List<Element> children(Element parent) {
    List<Element> children = new ArrayList<>();
    for (Node each = parent.getFirstChild(); each != null; each = each.getNextSibling()) {
      if (each instanceof Element element) {
        children.add(element);
      }
    }
    return children;
  }

  /** The document with an element twice, or without one, or with two of them exchanged. */
  private static Path changed(Path file, Random random) throws Exception {
    Document document;
    try (var in = Files.newInputStream(file)) {
      document = parsed(in);
    }
    NodeList all = document.getElementsByTagName("*");
    Node one = all.item(random.nextInt(all.getLength()));
    Node parent = one.getParentNode();
    if (parent instanceof Element) {
      switch (random.nextInt(3)) {
        case 0 -> parent.removeChild(one);
        case 1 -> {
          for (int i = random.nextInt(40); i >= 0; i--) {
            parent.insertBefore(one.cloneNode(true), one);
          }
        }
        default -> parent.appendChild(parent.removeChild(one));
      }
    }
    return written(document, file.resolveSibling("changed.xml"));
  }

  private static Document parsed(java.io.InputStream in) throws Exception {
    return DocumentBuilderFactory.newDefaultNSInstance().newDocumentBuilder().parse(in);
  }

  private static Path written(Node node, Path file) throws Exception {
    TransformerFactory.newDefaultInstance()
        .newTransformer()
        .transform(new DOMSource(node), new StreamResult(file.toFile()));
    return file;
  }

  private static boolean isTaken(XmlCodec codec, Path file) throws IOException {
    try {
      return !codec.toJson(Files.readAllBytes(file)).isMissingNode();
    } catch (XmlException refused) {
      return false;
    }
  }

  private static boolean isValid(Schema schema, Path file) throws IOException {
    try {
      schema.newValidator().validate(new StreamSource(file.toFile()));
      return true;
    } catch (SAXException refused) {
      return false;
    }
  }

  private static boolean xmllint(Path schema, List<Path> files) throws Exception {
    assumeTrue(isInstalled(), "xmllint is not installed");
    List<String> command =
        new ArrayList<>(List.of("xmllint", "--noout", "--nonet", "--schema", schema.toString()));
    files.forEach(each -> command.add(each.toString()));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
    assertThat(process.exitValue()).as(said).isIn(0, 3);
    return process.exitValue() == 0;
  }

  private static boolean isInstalled() {
    return Stream.of(System.getenv("PATH").split(":", -1))
        .anyMatch(each -> Files.isExecutable(Path.of(each, "xmllint")));
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(each);
      }
    }
  }
}
