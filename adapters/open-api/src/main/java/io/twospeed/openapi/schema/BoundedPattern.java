package io.twospeed.openapi.schema;

import com.networknt.schema.ExecutionContext;
import com.networknt.schema.Format;
import com.networknt.schema.regex.RegularExpression;
import com.networknt.schema.regex.RegularExpressionFactory;
import io.twospeed.base.regex.BoundedRegex;
import io.twospeed.openapi.pattern.EcmaPattern;
import io.twospeed.openapi.pattern.PatternFault;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;

/** A contract's pattern. One that tries for ever is ended by the budget of its check. */
record BoundedPattern(BoundedRegex regex) implements RegularExpression {

  /** To compile a longer one takes seconds. */
  private static final int MOST_CHARACTERS = 10_000;

  /** {@code format: regex}. The pattern is a client's: it is read, and not compiled. */
  static final class Regex implements Format {
    @Override
    public String getName() {
      return "regex";
    }

    @Override
    public boolean matches(ExecutionContext run, String value) {
      if (value.length() > MOST_CHARACTERS) {
        throw new CheckBudget.Exhausted();
      }
      CheckBudget.step(10L * value.length());
      try {
        var unused = EcmaPattern.toJava(value);
        return true;
      } catch (PatternFault fault) {
        return fault.isNotTaken();
      }
    }
  }

  /** One that cannot be used. */
  static final class Refused extends Exception {
    private static final long serialVersionUID = 1L;

    Refused(String what) {
      super(what, null, false, false);
    }
  }

  /** Compiles each pattern of a contract once. Safe for many threads. */
  static final class Factory implements RegularExpressionFactory {
    private final Map<String, BoundedPattern> known = new ConcurrentHashMap<>();
    private volatile @Nullable String refused;

    /** For the library: one that cannot be used fits nothing, and is told as a finding. */
    @Override
    public RegularExpression getRegularExpression(String regex) {
      try {
        return of(regex);
      } catch (Refused cannot) {
        refused = cannot.getMessage();
        return value -> false;
      }
    }

    /** Why the library was given one that fits nothing; null where it was not. */
    @Nullable String refused() {
      return refused;
    }

    BoundedPattern of(String regex) throws Refused {
      BoundedPattern before = known.get(regex);
      if (before != null) {
        return before;
      }
      BoundedPattern compiled = compile(regex);
      known.put(regex, compiled);
      return compiled;
    }

    private static BoundedPattern compile(String regex) throws Refused {
      try {
        return new BoundedPattern(BoundedRegex.compile(EcmaPattern.toJava(regex), 0));
      } catch (PatternFault fault) {
        throw new Refused(fault.what());
      } catch (BoundedRegex.TooMuch much) {
        throw new Refused(much.getDescription());
      } catch (PatternSyntaxException java) {
        // What Java has not of the rest: it wants to know how far back to look.
        throw new Refused("a lookbehind without a longest match");
      }
    }
  }

  /** Anywhere in the value, as JSON Schema has it. */
  @Override
  public boolean matches(String value) {
    CheckBudget budget = CheckBudget.current();
    if (budget == null) {
      return found(value);
    }
    budget.spend(regex.unitsPerLook());
    return found(new Looked(value, budget, regex.unitsPerLook()));
  }

  private boolean found(CharSequence value) {
    Matcher matcher = regex.pattern().matcher(value);
    return hasSurrogates(value.toString()) ? foundByCharacter(matcher, value) : matcher.find();
  }

  private static boolean hasSurrogates(String value) {
    for (int i = 0; i < value.length(); i++) {
      if (Character.isSurrogate(value.charAt(i))) {
        return true;
      }
    }
    return false;
  }

  /** From one whole character to the next: {@code find} begins inside of one too. */
  private static boolean foundByCharacter(Matcher matcher, CharSequence value) {
    matcher.useTransparentBounds(true).useAnchoringBounds(false);
    int at = 0;
    while (at <= value.length()) {
      if (matcher.region(at, value.length()).lookingAt()) {
        return true;
      }
      at += at < value.length() ? Character.charCount(Character.codePointAt(value, at)) : 1;
    }
    return false;
  }

  /** Each look at a character is a step. */
  private record Looked(String text, CheckBudget budget, int unitsPerLook) implements CharSequence {
    @Override
    public int length() {
      return text.length();
    }

    @Override
    public char charAt(int index) {
      budget.spend(unitsPerLook);
      return text.charAt(index);
    }

    @Override
    public CharSequence subSequence(int start, int end) {
      return text.substring(start, end);
    }

    @Override
    public String toString() {
      return text;
    }
  }
}
