package io.twospeed.mappings.operation.script;

import io.twospeed.mappings.Finding;
import io.twospeed.mappings.operation.files.Findings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

/** A catalogue's scripts, compiled aside while its other files are read. */
public final class Scripts {
  private final Path root;
  private final Findings findings;
  private final Map<Key, CompletableFuture<Compiled>> begun = new HashMap<>();

  private record Key(Path file, Set<String> variables) {}

  /** A script, or what is wrong with it. */
  private record Compiled(Optional<Script> script, List<Finding> findings) {}

  public Scripts(Path root, Findings findings) {
    this.root = root;
    this.findings = findings;
  }

  /** Begins to compile a file; one that is not there is somebody else's finding. */
  public void begin(Path file, Set<String> variables) {
    if (Files.isRegularFile(file)) {
      begun.computeIfAbsent(
          new Key(file, variables), key -> CompletableFuture.supplyAsync(() -> compile(key)));
    }
  }

  private Compiled compile(Key key) {
    Findings own = new Findings(root);
    Optional<Script> script =
        Script.compile(key.file(), root.resolve("core"), key.variables(), own);
    return new Compiled(script, own.all());
  }

  /** The script, or nothing where a finding says why not. */
  public Optional<Script> script(Path file, Set<String> variables) {
    begin(file, variables);
    CompletableFuture<Compiled> compiling = begun.get(new Key(file, variables));
    if (compiling == null) {
      return Optional.empty();
    }
    Compiled compiled = compiling.join();
    findings.addAll(compiled.findings());
    return compiled.script();
  }
}
