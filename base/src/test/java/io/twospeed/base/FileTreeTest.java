package io.twospeed.base;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileTreeTest {
  @TempDir Path elsewhere;
  private Path folder;

  @BeforeEach
  void makeTheFolder(@TempDir Path parent) throws IOException {
    folder = Files.createDirectory(parent.resolve("product"));
  }

  private void file(String name) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, name);
  }

  private void link(String name, String to) throws IOException {
    Path link = folder.resolve(name);
    Files.createDirectories(link.getParent());
    Files.createSymbolicLink(link, Path.of(to));
  }

  private FileTree tree() throws IOException {
    return FileTree.of(folder, name -> !name.getFileName().toString().startsWith("."), 100);
  }

  @Test
  void aMountedConfigMapReadsLikeAnyFolder() throws IOException {
    file("..2026_11_24/openapi.yaml");
    file("..2026_11_24/examples/deep/one.yaml");
    link("..data", "..2026_11_24");
    link("openapi.yaml", "..data/openapi.yaml");
    link("examples", "..data/examples");
    FileTree tree = tree();
    assertThat(tree.files())
        .containsOnlyKeys("openapi.yaml", "examples/deep/one.yaml")
        .containsValue(folder.toRealPath().resolve("..2026_11_24/examples/deep/one.yaml"));
    assertThat(tree.folders()).contains(folder.toRealPath().resolve("..2026_11_24/examples/deep"));
    assertThat(tree.whole()).isTrue();
  }

  @Test
  void theFolderItselfMayBeALink() throws IOException {
    file("a/b.txt");
    Path link = Files.createSymbolicLink(elsewhere.resolve("link"), folder);
    assertThat(FileTree.of(link, name -> true, 100).files()).containsOnlyKeys("a/b.txt");
  }

  @Test
  void whatLeadsOutIsToldAndNothingBehindItIsLookedAt() throws IOException {
    Files.writeString(elsewhere.resolve("secret"), "s");
    link("folder", elsewhere.toString());
    link("file", elsewhere.resolve("secret").toString());
    link("deep/up", "../..");
    link("deep/.hidden", "/");
    link("around", "folder/secret");
    FileTree tree = tree();
    assertThat(tree.files()).isEmpty();
    assertThat(tree.outside()).containsExactly("around", "deep/up", "file", "folder");
  }

  @Test
  void aLinkThatLeadsNowhereOrToItselfIsUnreadable() throws IOException {
    link("gone", "..data/examples");
    link("self", "self");
    assertThat(tree().unreadable()).containsOnlyKeys("gone", "self");
    assertThat(tree().unreadable().get("gone")).isInstanceOf(NoSuchFileException.class);
  }

  @Test
  void aFolderBelowItselfIsGoneIntoOnce() throws IOException {
    file("a/b.txt");
    link("a/again", "../a");
    link("a/top", "..");
    assertThat(tree().files()).containsOnlyKeys("a/b.txt");
    assertThat(tree().whole()).isTrue();
  }

  @Test
  void linksThatMultiplyAFolderEndSoon() throws IOException {
    for (int i = 0; i < 40; i++) {
      link("f" + i + "/x", "../f" + (i + 1));
      link("f" + i + "/y", "../f" + (i + 1));
    }
    file("f40/end.txt");
    FileTree tree = tree();
    assertThat(tree.whole()).isFalse();
    assertThat(tree.files()).hasSizeLessThan(20);
  }

  @Test
  void afterOneFileTooManyNoFurtherOneIsLookedFor() throws IOException {
    for (int i = 0; i < 12; i++) {
      file("f" + i);
    }
    FileTree tree = FileTree.of(folder, name -> true, 5);
    assertThat(tree.files()).hasSize(6);
    assertThat(tree.whole()).isFalse();
  }
}
