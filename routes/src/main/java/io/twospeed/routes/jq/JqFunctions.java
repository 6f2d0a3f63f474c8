package io.twospeed.routes.jq;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.twospeed.routes.allowed.ValueShape;
import io.twospeed.routes.text.Json;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import net.thisptr.jackson.jq.BuiltinFunctionLoader;
import net.thisptr.jackson.jq.Expression;
import net.thisptr.jackson.jq.Function;
import net.thisptr.jackson.jq.PathOutput;
import net.thisptr.jackson.jq.Scope;
import net.thisptr.jackson.jq.Version;
import net.thisptr.jackson.jq.Versions;
import net.thisptr.jackson.jq.exception.JsonQueryException;
import net.thisptr.jackson.jq.internal.JsonQueryFunction;
import org.apache.camel.Exchange;
import org.jspecify.annotations.Nullable;

/**
 * The functions of jq that a product may call, each bounded. A list of those, not of the others:
 * what a newer library brings is not there until somebody has judged it.
 */
final class JqFunctions {
  static final Version JQ = Versions.JQ_1_7;

  /** Of the library: what computes from its input alone. */
  static final Set<String> ALLOWED =
      new TreeSet<>(
          Set.of(
              ("@base64/0 @base64d/0 @csv/0 @html/0 @json/0 @sh/0 @text/0 @tsv/0 @uri/0 acos/0 add/0 all/0 all/1"
                      + " all/2 any/0 any/1 any/2 arrays/0 ascii_downcase/0 ascii_upcase/0 asin/0"
                      + " atan/0 atan2/2 booleans/0 capture/1 capture/2 cbrt/0 ceil/0 combinations/0"
                      + " combinations/1 contains/1 cos/0 cosh/0 del/1 delpaths/1 empty/0 endswith/1"
                      + " error/0 error/1 exp/0 exp10/0 exp2/0 explode/0 expm1/0 finites/0 first/0"
                      + " first/1 flatten/0 flatten/1 floor/0 from_entries/0 fromdateiso8601/0"
                      + " fromjson/0 getpath/1 group_by/1 gsub/2 gsub/3 has/1 implode/0 in/1 index/1"
                      + " indices/1 infinite/0 inside/1 isfinite/0 isinfinite/0 isnan/0 isnormal/0"
                      + " iterables/0 join/1 keys/0 keys_unsorted/0 last/0 last/1 leaf_paths/0"
                      + " length/0 limit/2 log/0 log10/0 log1p/0 log2/0 ltrimstr/1 map/1"
                      + " map_values/1 match/1 match/2 max/0 max_by/1 min/0 min_by/1 nan/0 normals/0"
                      + " not/0 nth/1 nth/2 nulls/0 numbers/0 objects/0 path/1 paths/0 paths/1 pick/1"
                      + " pow/2 range/1 range/2 range/3 recurse/0 recurse/1 recurse/2 recurse_down/0"
                      + " reverse/0 rindex/1 round/0 rtrimstr/1 scalars/0 scan/1 scan/2 select/1"
                      + " setpath/2 sin/0 sinh/0 sort/0 sort_by/1 split/1 split/2 splits/1 splits/2"
                      + " sqrt/0 startswith/1 strings/0 sub/2 sub/3 tan/0 tanh/0 test/1 test/2"
                      + " to_entries/0 todateiso8601/0 tojson/0 tonumber/0 tostring/0 transpose/0"
                      + " type/0 unique/0 unique_by/1 until/2 utf8bytelength/0 values/0 walk/1"
                      + " while/2 with_entries/1")
                  .split(" ")));

  /** What the allowed ones call; a product does not. */
  private static final Set<String> INNER =
      Set.of("_flatten/1", "_match_impl/3", "_modify/2", "_nwise/1", "_nwise/2", "_sub_impl/3");

  /** Ours, which read the exchange. */
  static final Set<String> OF_THE_EXCHANGE =
      new TreeSet<>(Set.of("body/0", "header/1", "header/2", "variable/1", "variable/2"));

  private static final Scope ROOT = root();

  private JqFunctions() {}

  /** Every function that the library on the class path has, as name/arity. */
  static Set<String> ofTheLibrary() {
    return new TreeSet<>(listed(Scope.newEmptyScope()).keySet());
  }

  private static Map<String, Function> listed(Scope scope) {
    return new TreeMap<>(
        BuiltinFunctionLoader.getInstance()
            .listFunctions(JqFunctions.class.getClassLoader(), JQ, scope));
  }

  private static Scope root() {
    Scope root = Scope.newEmptyScope();
    listed(root)
        .forEach(
            (name, function) -> {
              if (ALLOWED.contains(name) || INNER.contains(name)) {
                root.addFunction(name, bounded(name, function));
              }
            });
    root.addFunction("_match_impl/3", bounded("_match_impl/3", new JqRegex.Match()));
    root.addFunction("_sub_impl/3", bounded("_sub_impl/3", new JqRegex.Replace()));
    return root;
  }

  private static Function bounded(String name, Function function) {
    if (function instanceof JsonQueryFunction defined) {
      new JqBounds().inside(defined);
      return defined;
    }
    return new JqBounds.BoundedFunction(name, function);
  }

  /** What one evaluation sees; what it defines is gone with it. */
  static Scope scope(@Nullable Exchange exchange) {
    Scope scope = Scope.newChildScope(ROOT);
    for (int arity = 1; arity <= 2; arity++) {
      scope.addFunction("variable", arity, reading(name -> variable(exchange, name)));
      scope.addFunction("header", arity, reading(name -> header(exchange, name)));
    }
    scope.addFunction(
        "body",
        0,
        (each, arguments, in, path, output, version) -> output.emit(body(exchange), null));
    return scope;
  }

  /** What is read is a text, as it always was: a node is read by {@code source:}. */
  private interface Reading {
    @Nullable Object of(String name);
  }

  private static Function reading(Reading reading) {
    return (scope, arguments, in, path, output, version) ->
        arguments
            .get(0)
            .apply(scope, in, name -> read(reading, name, scope, arguments, in, output));
  }

  private static void read(
      Reading reading,
      JsonNode name,
      Scope scope,
      java.util.List<Expression> arguments,
      JsonNode in,
      PathOutput output)
      throws JsonQueryException {
    Object value = ValueShape.NAME.fits(name.asText()) ? reading.of(name.asText()) : null;
    if (value != null) {
      JsonNode node = Json.ofValue(value);
      JqBounds.work().written(node);
      output.emit(TextNode.valueOf(node.isTextual() ? node.textValue() : node.toString()), null);
    } else if (arguments.size() == 2) {
      arguments.get(1).apply(scope, in, otherwise -> output.emit(otherwise, null));
    } else {
      output.emit(NullNode.getInstance(), null);
    }
  }

  private static @Nullable Object variable(@Nullable Exchange exchange, String name) {
    return exchange == null ? null : exchange.getVariable(name);
  }

  private static @Nullable Object header(@Nullable Exchange exchange, String name) {
    return exchange == null ? null : exchange.getMessage().getHeader(name);
  }

  private static JsonNode body(@Nullable Exchange exchange) {
    return exchange == null ? NullNode.getInstance() : Json.ofBody(exchange.getMessage().getBody());
  }
}
