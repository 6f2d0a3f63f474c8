package io.twospeed.routes.jq;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;
import net.thisptr.jackson.jq.Expression;
import net.thisptr.jackson.jq.Function;
import net.thisptr.jackson.jq.PathOutput;
import net.thisptr.jackson.jq.Scope;
import net.thisptr.jackson.jq.Version;
import net.thisptr.jackson.jq.exception.JsonQueryException;
import net.thisptr.jackson.jq.internal.JsonQueryFunction;
import net.thisptr.jackson.jq.internal.misc.Pair;
import net.thisptr.jackson.jq.internal.operators.BinaryOperator;
import net.thisptr.jackson.jq.internal.tree.FormattingFilter;
import net.thisptr.jackson.jq.internal.tree.FunctionCall;
import net.thisptr.jackson.jq.internal.tree.FunctionDefinition;
import net.thisptr.jackson.jq.internal.tree.StringInterpolation;
import net.thisptr.jackson.jq.internal.tree.TopLevelExpression;
import net.thisptr.jackson.jq.internal.tree.VariableAccess;
import net.thisptr.jackson.jq.internal.tree.literal.ValueLiteral;
import net.thisptr.jackson.jq.path.ArrayIndexPath;
import net.thisptr.jackson.jq.path.Path;
import org.jspecify.annotations.Nullable;

/**
 * Puts a bound around each part of a parsed jq expression. jackson-jq has none of its own and no
 * place to put one, but its tree is plain objects: each expression in it is put into one that
 * counts.
 */
final class JqBounds {
  private static final ThreadLocal<JqWork> WORK = new ThreadLocal<>();
  private static final String LIBRARY = "net.thisptr.jackson.jq.";

  /** What the tree calls, defines and reads by name. */
  final Set<String> called = new HashSet<>();

  final Set<String> defined = new HashSet<>();
  final Set<String> read = new HashSet<>();
  boolean imports;

  static JqWork work() {
    JqWork work = WORK.get();
    if (work == null) {
      throw new IllegalStateException("jq runs outside an evaluation");
    }
    return work;
  }

  /** One evaluation. */
  interface Evaluation<T> {
    T run() throws JsonQueryException;
  }

  static <T> T evaluate(Evaluation<T> evaluation) throws JsonQueryException {
    WORK.set(new JqWork());
    try {
      return evaluation.run();
    } catch (StackOverflowError e) {
      throw JqWork.tooDeep();
    } finally {
      WORK.remove();
    }
  }

  Expression around(Expression expression) {
    Object bounded = bounded(expression, JqWork::made);
    return bounded instanceof Expression whole ? whole : expression;
  }

  /** A function that jq's own words define: its body is bounded in its place. */
  void inside(JsonQueryFunction function) {
    bindFields(function, JqWork::made);
  }

  private @Nullable Object bounded(@Nullable Object part, BiConsumer<JqWork, JsonNode> note) {
    if (part instanceof List<?> list) {
      List<@Nullable Object> copy = new ArrayList<>();
      list.forEach(each -> copy.add(bounded(each, note)));
      return copy;
    }
    if (part instanceof Pair<?, ?> pair) {
      return Pair.of(bounded(pair._1, note), bounded(pair._2, note));
    }
    if (part instanceof BinaryOperator operator) {
      return new BoundedOperator(operator);
    }
    if (part == null || part instanceof ValueLiteral || !isOfTheTree(part)) {
      return part;
    }
    takeNote(part);
    bindFields(part, part instanceof StringInterpolation ? JqWork::written : JqWork::made);
    return part instanceof Expression expression ? new BoundedExpression(expression, note) : part;
  }

  private static boolean isOfTheTree(Object part) {
    return part.getClass().getName().startsWith(LIBRARY + "internal.tree.");
  }

  private void takeNote(Object part) {
    if (part instanceof FunctionCall call) {
      List<?> arguments = (List<?>) value(call, "args");
      called.add(value(call, "name") + "/" + (arguments == null ? 0 : arguments.size()));
    } else if (part instanceof FormattingFilter format) {
      called.add("@" + value(format, "name") + "/0");
    } else if (part instanceof FunctionDefinition definition) {
      List<?> parameters = (List<?>) value(definition, "args");
      defined.add(value(definition, "fname") + "/" + (parameters == null ? 0 : parameters.size()));
      if (parameters != null) {
        parameters.forEach(each -> defined.add(each + "/0"));
      }
    } else if (part instanceof VariableAccess access) {
      read.add("$" + value(access, "name"));
    } else if (part instanceof TopLevelExpression top) {
      List<?> all = (List<?>) value(top, "imports");
      imports |= all != null && !all.isEmpty();
    }
  }

  private static @Nullable Object value(Object of, String field) {
    try {
      Field declared = of.getClass().getDeclaredField(field);
      declared.setAccessible(true);
      return declared.get(of);
    } catch (ReflectiveOperationException e) {
      throw new LinkageError("jackson-jq's tree is another than this was written for", e);
    }
  }

  private void bindFields(Object part, BiConsumer<JqWork, JsonNode> note) {
    for (Class<?> type = part.getClass();
        type != null && type != Object.class;
        type = type.getSuperclass()) {
      for (Field field : type.getDeclaredFields()) {
        if (!Modifier.isStatic(field.getModifiers())) {
          bind(part, field, note);
        }
      }
    }
  }

  private void bind(Object part, Field field, BiConsumer<JqWork, JsonNode> note) {
    try {
      field.setAccessible(true);
      Object value = field.get(part);
      Object bounded = bounded(value, note);
      if (bounded != value) {
        field.set(part, bounded);
      }
    } catch (ReflectiveOperationException e) {
      throw new LinkageError("jackson-jq's tree is another than this was written for", e);
    }
  }

  private static final class BoundedExpression implements Expression {
    private final Expression expression;
    private final BiConsumer<JqWork, JsonNode> note;

    BoundedExpression(Expression expression, BiConsumer<JqWork, JsonNode> note) {
      this.expression = expression;
      this.note = note;
    }

    @Override
    public void apply(
        Scope scope, JsonNode in, @Nullable Path path, PathOutput output, boolean requirePath)
        throws JsonQueryException {
      JqWork work = work();
      work.step();
      work.enter();
      try {
        expression.apply(
            scope,
            in,
            path,
            (value, at) -> {
              work.step();
              note.accept(work, value);
              requireNear(at);
              output.emit(value, at);
            },
            requirePath);
      } finally {
        work.leave();
      }
    }

    @Override
    public String toString() {
      return expression.toString();
    }
  }

  private static void requireNear(@Nullable Path path) {
    if (path instanceof ArrayIndexPath indexed && indexed.index.asDouble() > JqWork.MOST_INDEX) {
      throw JqWork.tooLarge();
    }
  }

  /** Refuses a place in a path that setpath would fill up to. */
  static void requireNear(JsonNode path) {
    for (JsonNode each : path) {
      if (each.isContainerNode()) {
        requireNear(each);
      } else if (each.asDouble() > JqWork.MOST_INDEX) {
        throw JqWork.tooLarge();
      }
    }
  }

  private static final class BoundedOperator implements BinaryOperator {
    private final BinaryOperator operator;

    BoundedOperator(BinaryOperator operator) {
      this.operator = operator;
    }

    @Override
    public JsonNode apply(ObjectMapper mapper, JsonNode lhs, JsonNode rhs)
        throws JsonQueryException {
      JqWork work = work();
      work.step();
      if (image().equals("*")) {
        requireRoom(work, lhs, rhs);
        requireRoom(work, rhs, lhs);
      } else if (image().equals("-") && lhs.isArray() && rhs.isArray()) {
        work.eachWithEach(lhs, rhs);
      }
      if (image().equals("+") && lhs.getNodeType() == rhs.getNodeType()) {
        work.steps((lhs.size() + rhs.size()) / 4);
      } else {
        work.through(lhs);
        work.through(rhs);
      }
      JsonNode result = operator.apply(mapper, lhs, rhs);
      work.made(result);
      return result;
    }

    private static void requireRoom(JqWork work, JsonNode text, JsonNode times) {
      if (text.isTextual() && times.isNumber()) {
        double length = text.textValue().length() * Math.max(0, times.asDouble());
        work.text((long) Math.min(length, Long.MAX_VALUE));
      }
    }

    @Override
    public String image() {
      return operator.image();
    }
  }

  /** A function of the library's Java: it goes through its input and each of its arguments. */
  static final class BoundedFunction implements Function {
    private static final Set<String> READS_THE_TYPE =
        Set.of("length/0", "type/0", "not/0", "empty/0", "has/1", "path/1", "getpath/1");
    private static final Set<String> EACH_WITH_EACH =
        Set.of("contains/1", "indices/1", "index/1", "rindex/1", "delpaths/1");
    private static final Set<String> BY_PATH = Set.of("setpath/2", "getpath/1", "delpaths/1");

    private final String name;
    private final Function function;

    BoundedFunction(String name, Function function) {
      this.name = name;
      this.function = function;
    }

    @Override
    public void apply(
        Scope scope,
        List<Expression> arguments,
        JsonNode in,
        @Nullable Path path,
        PathOutput output,
        Version version)
        throws JsonQueryException {
      JqWork work = work();
      work.step();
      if (name.equals("setpath/2")) {
        work.steps(in.size() / 4);
      } else if (!READS_THE_TYPE.contains(name)) {
        work.through(in);
      }
      List<Expression> noted = new ArrayList<>();
      for (int i = 0; i < arguments.size(); i++) {
        boolean first = i == 0;
        noted.add(
            new BoundedExpression(arguments.get(i), (each, value) -> note(each, in, value, first)));
      }
      function.apply(
          scope,
          noted,
          in,
          path,
          (value, at) -> {
            work.step();
            work.made(value);
            output.emit(value, at);
          },
          version);
    }

    private void note(JqWork work, JsonNode in, JsonNode argument, boolean first) {
      if (first && EACH_WITH_EACH.contains(name)) {
        work.eachWithEach(in, argument);
      }
      if (first && BY_PATH.contains(name)) {
        requireNear(argument);
      }
      work.made(argument);
    }
  }
}
