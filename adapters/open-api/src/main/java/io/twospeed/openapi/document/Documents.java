package io.twospeed.openapi.document;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The files of a contract: the one named, and those its {@code $ref}s lead to, all of them in the
 * contract's own folder. A product is a folder that can be carried elsewhere; a reference that
 * leaves it, or goes to the network, is refused.
 */
public final class Documents {
  /** What one reader takes for a scheme, a folder or a dot, and another for a letter. */
  private static final Pattern ELSEWHERE = Pattern.compile("[:\\\\%?]|\\p{Cntrl}");

  private final Source source;
  private final List<Finding> findings;
  private final Map<String, Document> byName = new LinkedHashMap<>();
  private final ReferenceWalk references;
  private @Nullable Document root;

  private Documents(Source source, List<Finding> findings) {
    this.source = source;
    this.findings = findings;
    this.references = new ReferenceWalk(this, findings);
  }

  /** Where the texts come from. */
  private interface Source {
    /** Null where there is no such file. */
    @Nullable String text(String name) throws IOException;

    /** Whether a file of the folder is a link that leads out of it. */
    default boolean leaves(String name) throws IOException {
      return false;
    }
  }

  private record FolderSource(Path folder) implements Source {
    @Override
    public String text(String name) throws IOException {
      Path file = folder.resolve(name);
      // A pipe would be waited for, and a device never ends.
      if (!Files.isRegularFile(file)) {
        throw new NoSuchFileException(name);
      }
      return Files.readString(file, StandardCharsets.UTF_8);
    }

    @Override
    public boolean leaves(String name) throws IOException {
      Path target = folder.resolve(name);
      return Files.exists(target) && !target.toRealPath().startsWith(folder.toRealPath());
    }
  }

  public static Documents read(Path openapi, List<Finding> findings) {
    Path file = openapi.toAbsolutePath().normalize();
    Path folder = file.getParent();
    Path name = file.getFileName();
    if (folder == null || name == null) {
      throw new ContractException(List.of(unreadable(openapi.toString(), "is no file")));
    }
    Documents documents = new Documents(new FolderSource(folder), findings);
    documents.root = documents.load(name.toString());
    return documents;
  }

  public static Documents read(
      String name, UnaryOperator<@Nullable String> texts, List<Finding> findings) {
    Documents documents = new Documents(texts::apply, findings);
    documents.root = documents.load(name);
    return documents;
  }

  /** Null where the contract itself could not be read. */
  public @Nullable Document root() {
    return root;
  }

  public Collection<Document> all() {
    return byName.values();
  }

  public @Nullable Document named(String name) {
    return byName.get(name);
  }

  /** Follows {@code $ref}s to what they mean; where one leads nowhere, the result is missing. */
  public Located resolve(Located from) {
    Located at = from;
    Set<String> seen = new HashSet<>();
    while (at.node().path("$ref").isTextual()) {
      Located next = target(at, at.node().path("$ref").textValue());
      if (next == null || !seen.add(next.document().name() + "#" + next.pointer())) {
        return from.child("$ref").child("target");
      }
      at = next;
    }
    return at;
  }

  /** What a node's own {@code $ref} leads to. */
  public Optional<Located> step(Located from) {
    JsonNode ref = from.node().path("$ref");
    return ref.isTextual() ? Optional.ofNullable(target(from, ref.textValue())) : Optional.empty();
  }

  private @Nullable Located target(Located from, String ref) {
    int hash = ref.indexOf('#');
    String file = hash < 0 ? ref : ref.substring(0, hash);
    String pointer = hash < 0 ? "" : PercentCoding.decodeOrSame(ref.substring(hash + 1));
    Document document =
        file.isEmpty() ? from.document() : byName.get(nameOf(from.document(), file));
    if (document == null || (!pointer.isEmpty() && pointer.charAt(0) != '/')) {
      return null;
    }
    JsonNode node = document.root().at(pointer);
    return node.isMissingNode() ? null : new Located(document, pointer, node);
  }

  private @Nullable Document load(String name) {
    Document known = byName.get(name);
    if (known != null) {
      return known;
    }
    String text = text(name);
    Document document = text == null ? null : DocumentReader.read(name, text, findings);
    if (document != null) {
      byName.put(name, document);
      references.of(document);
    }
    return document;
  }

  private @Nullable String text(String name) {
    try {
      if (source.leaves(name)) {
        findings.add(unreadable(name, "a link that leads out of the contract's folder"));
        return null;
      }
      String text = source.text(name);
      if (text != null) {
        return text;
      }
      findings.add(unreadable(name, "cannot be read"));
    } catch (CharacterCodingException broken) {
      findings.add(new Finding(name, 0, "not UTF-8", "UTF-8 text", "save the file as UTF-8"));
    } catch (IOException broken) {
      findings.add(unreadable(name, "cannot be read"));
    }
    return null;
  }

  private static Finding unreadable(String name, String what) {
    return new Finding(name, 0, what, "a readable file", "put the contract there");
  }

  /** Loads the file that a {@code $ref} leads to; what it means, or empty with a finding. */
  Optional<Located> follow(Located from, Located ref) {
    String text = ref.node().textValue();
    int hash = text.indexOf('#');
    String file = hash < 0 ? text : text.substring(0, hash);
    if (!file.isEmpty()) {
      String name = nameOf(from.document(), file);
      if (name.isEmpty()) {
        findings.add(
            ref.finding(
                "$ref '" + text + "' leads out of the contract's folder",
                "a file in the contract's folder",
                "copy the file into the folder and refer to the copy"));
        return Optional.empty();
      }
      if (load(name) == null) {
        findings.add(
            ref.finding(
                "$ref '" + text + "' leads to no file that can be read",
                "a file in the contract's folder",
                "mend the path or add the file"));
        return Optional.empty();
      }
    }
    Located target = target(from, text);
    if (target == null) {
      findings.add(
          ref.finding(
              "$ref '" + text + "' leads nowhere",
              "a pointer to something that is written",
              "mend the pointer or write what it means"));
    }
    return Optional.ofNullable(target);
  }

  /** The file's name below the folder; empty where it is not in the folder, or no file at all. */
  String nameOf(Document from, String file) {
    try {
      if (file.startsWith("/") || ELSEWHERE.matcher(file).find()) {
        return "";
      }
      Path base = Path.of(from.name()).getParent();
      Path target = (base == null ? Path.of(file) : base.resolve(file)).normalize();
      String name = target.toString().replace('\\', '/');
      return target.startsWith("..") || name.isEmpty() || source.leaves(name) ? "" : name;
    } catch (InvalidPathException | IOException refused) {
      return "";
    }
  }
}
