package io.twospeed.routes.jslt;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.schibsted.spt.data.jslt.Function;
import com.schibsted.spt.data.jslt.JsltException;
import io.twospeed.base.jslt.BoundedJslt;
import io.twospeed.routes.files.ProductFiles;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The names that a JSLT text makes and reads, as far as it can be told without a request. */
public record JsltOutline(ProductFiles files, String text) {
  private static final Pattern READ =
      Pattern.compile("\\$([A-Za-z_][A-Za-z0-9_-]*)\\.([A-Za-z_][A-Za-z0-9_-]*)");

  /** Our functions refuse nothing, as they are given nothing: what they would make is left open. */
  private static final List<Function> UNANSWERED =
      DecimalFunctions.ALL.stream().<Function>map(Unanswered::new).toList();

  private record Unanswered(Function function) implements Function {
    @Override
    public String getName() {
      return function.getName();
    }

    @Override
    public int getMinArguments() {
      return function.getMinArguments();
    }

    @Override
    public int getMaxArguments() {
      return function.getMaxArguments();
    }

    @Override
    public JsonNode call(JsonNode input, JsonNode[] arguments) {
      return NullNode.getInstance();
    }
  }

  /** A field that is read of a variable, and its line in the text, 1-based. */
  public record Read(String variable, String field, int line) {}

  public List<Read> reads() {
    String code = JsltVariables.codeOf(text);
    List<Read> reads = new ArrayList<>();
    Matcher read = READ.matcher(code);
    while (read.find()) {
      reads.add(new Read(read.group(1), read.group(2), lineAt(read.start())));
    }
    return reads;
  }

  /** The fields of the object it makes; empty where it makes none, or not of nothing. */
  public Optional<Set<String>> makes() {
    Map<String, JsonNode> nothing = new HashMap<>();
    JsltVariables.readBy(text).forEach(name -> nothing.put(name, NullNode.getInstance()));
    try {
      JsonNode made =
          BoundedJslt.compile(
                  "<outline>",
                  text,
                  UNANSWERED,
                  name -> JsltTemplate.imported(files, name),
                  value -> true)
              .apply(nothing, NullNode.getInstance());
      Set<String> fields = new TreeSet<>();
      made.fieldNames().forEachRemaining(fields::add);
      return made.isObject() ? Optional.of(fields) : Optional.empty();
    } catch (JsltException e) {
      return Optional.empty();
    }
  }

  /** The line on which a field is made, 1-based; 0 where its name is put together. */
  public int lineOf(String field) {
    Matcher key = Pattern.compile("\"" + Pattern.quote(field) + "\"\\s*:").matcher(text);
    return key.find() ? lineAt(key.start()) : 0;
  }

  private int lineAt(int offset) {
    return 1 + (int) text.substring(0, offset).chars().filter(c -> c == '\n').count();
  }
}
