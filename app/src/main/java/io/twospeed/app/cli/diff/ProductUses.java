package io.twospeed.app.cli.diff;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Products whose routes call some operations. */
public final class ProductUses {
  private static final Pattern CALL = Pattern.compile("\\bcore:([a-z0-9][a-z0-9.-]*)");

  private ProductUses() {}

  /** Product to the touched operations that it calls. */
  public static Map<String, List<String>> of(Path products, List<Impact> impacts) {
    Set<String> operations =
        impacts.stream()
            .filter(Impact::touched)
            .map(Impact::operation)
            .collect(Collectors.toCollection(TreeSet::new));
    Map<String, List<String>> uses = new TreeMap<>();
    for (Path product : folders(products)) {
      Set<String> called = called(product);
      called.retainAll(operations);
      if (!called.isEmpty()) {
        uses.put(String.valueOf(product.getFileName()), List.copyOf(called));
      }
    }
    return uses;
  }

  private static List<Path> folders(Path products) {
    try (Stream<Path> entries = Files.list(products)) {
      return entries.filter(ProductUses::isProduct).sorted().toList();
    } catch (IOException e) {
      return List.of();
    }
  }

  private static boolean isProduct(Path entry) {
    return Files.isDirectory(entry) && !String.valueOf(entry.getFileName()).startsWith(".");
  }

  private static Set<String> called(Path product) {
    Set<String> called = new TreeSet<>();
    try (Stream<Path> files = Files.list(product)) {
      for (Path file : files.filter(each -> each.toString().endsWith(".camel.yaml")).toList()) {
        Matcher call = CALL.matcher(Files.readString(file, StandardCharsets.UTF_8));
        while (call.find()) {
          called.add(call.group(1));
        }
      }
    } catch (IOException e) {
      // A product that cannot be read is for check to tell.
      return called;
    }
    return called;
  }
}
