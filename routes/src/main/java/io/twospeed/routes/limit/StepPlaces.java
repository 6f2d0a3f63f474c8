package io.twospeed.routes.limit;

import io.twospeed.routes.files.ProductFiles;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.apache.camel.NamedNode;

/** Where in a product's files a step stands: file, line and the step as Camel shows it. */
final class StepPlaces {
  private static final int MOST_OF_A_LABEL = 80;

  private final ProductFiles files;
  private final Map<String, List<String>> lines = new HashMap<>();

  StepPlaces(ProductFiles files) {
    this.files = files;
  }

  String of(NamedNode step) {
    String file = String.valueOf(step.getLocation()).replaceFirst("^mem:", "");
    String label = String.valueOf(step.getLabel());
    return "%s:%d, %s".formatted(file, line(file, step), shortened(label));
  }

  /** Camel counts lines from 1 where a step is one word, and from 0 where it is a mapping. */
  private int line(String file, NamedNode step) {
    int told = Math.max(0, step.getLineNumber());
    Pattern begins = Pattern.compile("(^|[^\\w-])" + Pattern.quote(step.getShortName()) + "\\s*:");
    List<String> all = lines.computeIfAbsent(file, this::read);
    boolean next =
        told < all.size()
            && begins.matcher(all.get(told)).find()
            && !(told > 0 && begins.matcher(all.get(told - 1)).find());
    return next ? told + 1 : told;
  }

  private List<String> read(String file) {
    String text = files.text(file);
    return text == null ? List.of() : text.lines().toList();
  }

  private static String shortened(String label) {
    return label.length() <= MOST_OF_A_LABEL ? label : label.substring(0, MOST_OF_A_LABEL) + "…";
  }
}
