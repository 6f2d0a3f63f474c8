package io.twospeed.routes.release;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.twospeed.openapi.document.Finding;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A zip is read into memory, within limits, and nothing in it leads anywhere. */
class ProductZipTest {
  private static final String FIX =
      "; fix: zip the product's folder as it is: zip -r product.zip .";

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final ZipOutputStream zip = new ZipOutputStream(bytes, StandardCharsets.UTF_8);

  private ProductZipTest with(String name, byte[] content) throws IOException {
    zip.putNextEntry(new ZipEntry(name));
    zip.write(content);
    zip.closeEntry();
    return this;
  }

  private ProductZipTest with(String name, String text) throws IOException {
    return with(name, text.getBytes(StandardCharsets.UTF_8));
  }

  private byte[] done() throws IOException {
    zip.close();
    return bytes.toByteArray();
  }

  private static List<String> findings(byte[] zip) {
    ReleaseRefusedException refused =
        catchThrowableOfType(ReleaseRefusedException.class, () -> ProductZip.read(zip));
    return refused.findings().stream().map(Finding::toString).toList();
  }

  @Test
  void theFilesOfAFolderAreThoseOfTheProduct() throws IOException {
    byte[] files =
        with("openapi.yaml", "a")
            .with("examples/b.yaml", "b")
            .with(".git/config", "hidden")
            .with("openapi.yaml~", "an editor's")
            .done();
    assertThat(ProductZip.read(files))
        .containsOnlyKeys("openapi.yaml", "examples/b.yaml")
        .containsEntry("examples/b.yaml", "b");
  }

  @Test
  void theFolderItselfMayBeInTheZip() throws IOException {
    byte[] files = with("view/openapi.yaml", "a").with("view/examples/b.yaml", "b").done();
    assertThat(ProductZip.read(files)).containsOnlyKeys("openapi.yaml", "examples/b.yaml");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"../openapi.yaml", "/etc/passwd", "a/../../b", "C:\\b", "a\\..\\b", "a//b", "./a"})
  void aNameThatLeadsOutIsRefused(String name) throws IOException {
    assertThat(findings(with(name, "x").done()))
        .containsExactly(
            name + ":0: leads out of the product's folder; expected a path below it, with /" + FIX);
  }

  @Test
  void aZipThatUnpacksToTooMuchIsRefusedBeforeItDoes() throws IOException {
    byte[] bomb = with("openapi.yaml", new byte[64 << 20]).done();
    assertThat(bomb.length).isLessThan(100_000);
    assertThat(findings(bomb))
        .containsExactly(
            "openapi.yaml:0: unpacks to too much; expected at most 4194304 bytes a file and 8388608"
                + " in all"
                + FIX);
  }

  @Test
  void manySmallFilesAreTooMuchToo() throws IOException {
    for (int i = 0; i < 1001; i++) {
      with("f" + i + ".txt", "x");
    }
    assertThat(findings(done()))
        .containsExactly("the zip:0: holds too many entries; expected at most 1000" + FIX);
  }

  @Test
  void whatIsNoTextIsRefused() throws IOException {
    assertThat(findings(with("logo.png", new byte[] {(byte) 0x89, 'P', 'N', 'G'}).done()))
        .containsExactly("logo.png:0: is not UTF-8 text; expected UTF-8 text files only" + FIX);
  }

  @Test
  void aFileThatIsThereTwice() throws IOException {
    byte[] twice = with("a.txt", "1").with("b.txt", "2").done();
    String names = new String(twice, StandardCharsets.ISO_8859_1).replace("b.txt", "a.txt");
    assertThat(findings(names.getBytes(StandardCharsets.ISO_8859_1)))
        .containsExactly("a.txt:0: is there twice; expected each file once" + FIX);
  }

  @Test
  void whatIsNoZipIsRefused() {
    assertThat(findings("no zip".getBytes(StandardCharsets.UTF_8)))
        .containsExactly(
            "the body:0: is no zip, or an empty one; expected a zip of a product's folder" + FIX);
  }

  @Test
  void aZipThatIsCutOffIsRefused() throws IOException {
    byte[] whole = with("openapi.yaml", "x".repeat(50_000)).done();
    byte[] half = Arrays.copyOf(whole, 40);
    assertThat(findings(half))
        .containsExactly(
            "the body:0: is no zip that can be read to its end; expected a zip of a product's folder"
                + FIX);
  }
}
