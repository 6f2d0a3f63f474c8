package io.twospeed.mappings.operation;

import io.twospeed.mappings.copybook.diff.Direction;
import io.twospeed.mappings.operation.CopybookUse.RecordUse;
import io.twospeed.mappings.operation.declaration.Declaration;
import io.twospeed.mappings.operation.declaration.Declaration.Message;
import io.twospeed.mappings.operation.declaration.DeclarationReader;
import io.twospeed.mappings.operation.files.Findings;
import io.twospeed.mappings.operation.files.OperationFolders;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Who uses a copybook. Read from the files as they stand; what is wrong with them is for {@link
 * OperationCatalogue} to say.
 */
public final class CopybookUses {
  private static final Pattern COPY =
      Pattern.compile("(?im)^(?!......[*/]).*?\\bCOPY\\s+['\"]?([\\w#@$.-]+?)['\"]?[\\s.]");

  private static final Pattern IMPORT = Pattern.compile("(?m)^\\s*import\\s+\"([^\"]+)\"");
  private static final Pattern WORD = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_-]*");
  private static final Pattern REST = Pattern.compile("[{,]\\s*\\*\\s*(-[^:}]*)?:\\s*\\.");

  private final Path mappings;
  private final Findings ignored;

  private CopybookUses(Path mappings) {
    this.mappings = mappings;
    this.ignored = new Findings(mappings);
  }

  /**
   * The operations of a mappings folder that use a copybook, by name.
   *
   * @param files names the copybook's file may have in contracts/
   */
  public static List<CopybookUse> of(Path mappings, Set<String> files) {
    CopybookUses uses = new CopybookUses(mappings);
    List<CopybookUse> found = new ArrayList<>();
    for (Path folder : uses.folders()) {
      DeclarationReader.read(folder.resolve("operation.yaml"), uses.ignored)
          .map(declaration -> uses.use(declaration, files))
          .filter(use -> !use.records().isEmpty())
          .ifPresent(found::add);
    }
    return found;
  }

  private List<Path> folders() {
    try {
      return OperationFolders.in(mappings.resolve("core"));
    } catch (IOException e) {
      return List.of();
    }
  }

  private boolean includes(String copybook, Set<String> files) {
    if (copybook.isEmpty()) {
      return false;
    }
    Set<String> stems = new HashSet<>();
    files.forEach(each -> stems.add(stem(each)));
    Set<String> seen = new HashSet<>();
    included(mappings.resolve("contracts").resolve(copybook), seen);
    return seen.stream().anyMatch(stems::contains);
  }

  private void included(Path file, Set<String> seen) {
    if (!seen.add(stem(String.valueOf(file.getFileName())))) {
      return;
    }
    Matcher copy = COPY.matcher(text(file));
    while (copy.find()) {
      String member = copy.group(1);
      try (Stream<Path> beside = Files.list(file.resolveSibling("."))) {
        beside
            .filter(each -> stem(String.valueOf(each.getFileName())).equals(stem(member)))
            .findFirst()
            .ifPresent(each -> included(each.normalize(), seen));
      } catch (IOException e) {
        return;
      }
    }
  }

  private static String stem(String file) {
    int dot = file.lastIndexOf('.');
    return (dot > 0 ? file.substring(0, dot) : file).toUpperCase(Locale.ROOT);
  }

  private CopybookUse use(Declaration declaration, Set<String> files) {
    List<RecordUse> records = new ArrayList<>();
    if (includes(declaration.request().copybook(), files)) {
      records.add(record(declaration, declaration.request(), Direction.REQUEST));
    }
    if (includes(declaration.response().copybook(), files)) {
      records.add(record(declaration, declaration.response(), Direction.REPLY));
    }
    return new CopybookUse(declaration.name(), declaration.system(), declaration.codec(), records);
  }

  private RecordUse record(Declaration declaration, Message message, Direction direction) {
    StringBuilder text = new StringBuilder();
    script(declaration.file().resolveSibling(message.map()), text, new HashSet<>());
    boolean whole = REST.matcher(text).find();
    if (direction == Direction.REPLY) {
      text.append(' ').append(declaration.result().field());
    }
    declaration
        .codec()
        .forEach((name, value) -> text.append(' ').append(name).append(' ').append(value));
    Set<String> names = new HashSet<>();
    Matcher word = WORD.matcher(text);
    while (word.find()) {
      names.add(word.group().toUpperCase(Locale.ROOT));
    }
    Path copybook = mappings.resolve("contracts").resolve(message.copybook());
    return new RecordUse(copybook, message.record(), direction, names, whole);
  }

  private void script(Path file, StringBuilder all, Set<Path> seen) {
    if (!seen.add(file)) {
      return;
    }
    String text = text(file).replaceAll("//[^\\n]*", "");
    all.append(text).append('\n');
    Matcher imported = IMPORT.matcher(text);
    while (imported.find()) {
      script(mappings.resolve("core").resolve(imported.group(1)), all, seen);
    }
  }

  private static String text(Path file) {
    try {
      return Files.isRegularFile(file)
          ? new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1)
          : "";
    } catch (IOException e) {
      return "";
    }
  }
}
