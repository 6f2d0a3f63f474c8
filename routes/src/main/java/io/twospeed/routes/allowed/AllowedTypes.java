package io.twospeed.routes.allowed;

import com.fasterxml.jackson.databind.JsonNode;
import io.twospeed.routes.step.ProblemException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The classes a route may name: what an expression's result becomes, and what doCatch: catches. */
public final class AllowedTypes {
  private static final Map<String, Class<?>> RESULTS =
      Map.ofEntries(
          Map.entry("boolean", boolean.class),
          Map.entry("int", int.class),
          Map.entry("long", long.class),
          Map.entry("double", double.class),
          Map.entry("Boolean", Boolean.class),
          Map.entry("Integer", Integer.class),
          Map.entry("Long", Long.class),
          Map.entry("Double", Double.class),
          Map.entry("String", String.class),
          Map.entry("java.lang.Boolean", Boolean.class),
          Map.entry("java.lang.Integer", Integer.class),
          Map.entry("java.lang.Long", Long.class),
          Map.entry("java.lang.Double", Double.class),
          Map.entry("java.lang.String", String.class),
          Map.entry("java.math.BigDecimal", BigDecimal.class),
          Map.entry("java.math.BigInteger", BigInteger.class),
          Map.entry("com.fasterxml.jackson.databind.JsonNode", JsonNode.class));

  /** By the names that routes know them by, wherever the class is now. */
  private static final Map<String, Class<?>> EXCEPTIONS =
      Map.of(
          "java.lang.Throwable", Throwable.class,
          "java.lang.Exception", Exception.class,
          "java.lang.RuntimeException", RuntimeException.class,
          "java.lang.IllegalStateException", IllegalStateException.class,
          "java.lang.IllegalArgumentException", IllegalArgumentException.class,
          "io.twospeed.routes.ProblemException", ProblemException.class);

  private AllowedTypes() {}

  /** What {@code resultType:} may say. */
  static Set<String> names() {
    return RESULTS.keySet();
  }

  /** What {@code doCatch: exception:} may say. */
  public static Set<String> exceptions() {
    return EXCEPTIONS.keySet();
  }

  /** The class of that name; null where a route may not name it. Nothing is loaded. */
  public static @Nullable Class<?> of(String name) {
    Class<?> result = RESULTS.get(name);
    return result == null ? EXCEPTIONS.get(name) : result;
  }

  /** Every name there is, for a message. */
  public static Set<String> all() {
    Map<String, Class<?>> all = new TreeMap<>(RESULTS);
    all.putAll(EXCEPTIONS);
    return all.keySet();
  }
}
