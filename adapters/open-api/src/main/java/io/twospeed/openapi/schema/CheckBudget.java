package io.twospeed.openapi.schema;

import com.networknt.schema.ExecutionConfig;
import com.networknt.schema.JsonSchemaException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What one check of one value may still do. The validator asks its configuration once for each
 * keyword it applies and once for each fault it words: that is where both are counted. A budget of
 * steps ends the same way on every machine, and before a deadline does.
 */
final class CheckBudget extends ExecutionConfig implements AutoCloseable {
  /** About half a second on a machine of today; the largest plain body takes a tenth of it. */
  static final long MOST_STEPS = 40_000_000;

  /** So many faults are gathered; then one that is certain is told instead. */
  static final int MOST_FAULTS = 500;

  private static final int KEYWORD = 10;

  /** Where schemas hold themselves, the validator makes them anew each time it gets there. */
  private static final int KEYWORD_MADE_ANEW = 400;

  private static final int FAULT = 200;

  private static final ThreadLocal<@Nullable CheckBudget> CURRENT = new ThreadLocal<>();

  private final int keyword;
  private long left = MOST_STEPS;
  private int faults;

  /**
   * Begins a check on this thread.
   *
   * @param firstOnly whether the first fault that is certain ends it
   * @param recursive whether the contract has schemas that hold themselves
   */
  CheckBudget(boolean firstOnly, boolean recursive) {
    this.keyword = recursive ? KEYWORD_MADE_ANEW : KEYWORD;
    setLocale(Locale.ENGLISH);
    setFormatAssertionsEnabled(true);
    setFailFast(firstOnly);
    CURRENT.set(this);
  }

  /** More faults than are gathered. */
  static final class ManyFaults extends JsonSchemaException {
    private static final long serialVersionUID = 1L;

    ManyFaults() {
      super("many faults");
    }

    @Override
    public Throwable fillInStackTrace() {
      return this;
    }
  }

  /** No steps are left. */
  static final class Exhausted extends JsonSchemaException {
    private static final long serialVersionUID = 1L;

    Exhausted() {
      super("no steps left");
    }

    @Override
    public Throwable fillInStackTrace() {
      return this;
    }
  }

  /** Counts steps of the check on this thread, where one runs. */
  static void step(long steps) {
    CheckBudget current = CURRENT.get();
    if (current != null) {
      current.spend(steps);
    }
  }

  static @Nullable CheckBudget current() {
    return CURRENT.get();
  }

  void spend(long steps) {
    left -= steps;
    if (left < 0) {
      throw new Exhausted();
    }
  }

  /** Asked once for each keyword. */
  @Override
  public boolean isDebugEnabled() {
    spend(keyword);
    return false;
  }

  /** Asked once for each fault. */
  @Override
  public Locale getLocale() {
    spend(FAULT);
    if (++faults > MOST_FAULTS && !isFailFast()) {
      throw new ManyFaults();
    }
    return super.getLocale();
  }

  @Override
  public void close() {
    CURRENT.remove();
  }
}
