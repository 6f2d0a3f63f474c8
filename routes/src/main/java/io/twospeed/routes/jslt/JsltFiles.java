package io.twospeed.routes.jslt;

import io.twospeed.openapi.document.Finding;
import io.twospeed.routes.files.ProductFiles;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;

/** The JSLT files that a product's routes name, each compiled once. Immutable. */
public final class JsltFiles {
  private final ProductFiles files;
  private final Map<String, JsltTemplate> compiled;

  private JsltFiles(ProductFiles files, Map<String, JsltTemplate> compiled) {
    this.files = files;
    this.compiled = compiled;
  }

  /**
   * Compiles those that a route names; a file that only others import has no expression of its own.
   */
  public static JsltFiles compile(
      ProductFiles files, Collection<String> named, Consumer<Finding> findings) {
    Map<String, JsltTemplate> compiled = new TreeMap<>();
    for (String file : new TreeSet<>(named)) {
      String text = files.text(file);
      JsltTemplate template =
          text == null ? null : JsltTemplate.compile(files, file, 1, text, findings);
      if (template != null) {
        compiled.put(file, template);
      }
    }
    return new JsltFiles(files, compiled);
  }

  /** By its path inside the product's folder; what lies outside is not there at all. */
  JsltTemplate get(String file) {
    JsltTemplate template = compiled.get(file);
    if (template == null) {
      throw new IllegalArgumentException("no JSLT file '" + file + "' in the product's folder");
    }
    return template;
  }

  JsltTemplate inline(String expression) {
    return JsltTemplate.compile(files, "an expression", expression);
  }

  public Map<String, JsltTemplate> all() {
    return compiled;
  }
}
