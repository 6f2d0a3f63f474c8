package io.twospeed.suite.parts.process;

import io.twospeed.suite.freeze.FreezeAgent;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;

/** The jar that {@code -javaagent} wants: it names a class that is on the class path anyway. */
final class AgentJar {
  private AgentJar() {}

  static Path in(Path folder) {
    Manifest manifest = new Manifest();
    manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
    manifest
        .getMainAttributes()
        .put(new Attributes.Name("Premain-Class"), FreezeAgent.class.getName());
    Path jar = folder.resolve("freeze-agent.jar");
    try {
      Files.createDirectories(folder);
      new JarOutputStream(Files.newOutputStream(jar), manifest).close();
      return jar;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
