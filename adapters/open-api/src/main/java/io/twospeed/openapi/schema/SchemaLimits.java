package io.twospeed.openapi.schema;

import io.swagger.v3.oas.models.media.Schema;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The limits of a value that became narrower or wider. */
public final class SchemaLimits {
  private final boolean narrower;
  private final List<String> told = new ArrayList<>();

  private SchemaLimits(boolean narrower) {
    this.narrower = narrower;
  }

  /**
   * Those that became narrower, or those that became wider; a rule that is another than before is
   * among both.
   */
  public static List<String> between(Schema<?> old, Schema<?> now, boolean narrower) {
    SchemaLimits limits = new SchemaLimits(narrower);
    limits.upper("maxLength", number(old.getMaxLength()), number(now.getMaxLength()));
    limits.lower("minLength", number(old.getMinLength()), number(now.getMinLength()));
    limits.upper("maximum", old.getMaximum(), now.getMaximum());
    limits.lower("minimum", old.getMinimum(), now.getMinimum());
    limits.upper("maxItems", number(old.getMaxItems()), number(now.getMaxItems()));
    limits.lower("minItems", number(old.getMinItems()), number(now.getMinItems()));
    limits.rule("multipleOf", old.getMultipleOf(), now.getMultipleOf());
    limits.rule("pattern", old.getPattern(), now.getPattern());
    limits.rule("uniqueItems", set(old.getUniqueItems()), set(now.getUniqueItems()));
    limits.permission("nullable", set(old.getNullable()), set(now.getNullable()));
    return limits.told;
  }

  private void permission(String name, @Nullable Boolean old, @Nullable Boolean now) {
    if (!Objects.equals(old, now) && (narrower ? old : now) != null) {
      tell(name, old, now);
    }
  }

  private static @Nullable BigDecimal number(@Nullable Integer value) {
    return value == null ? null : BigDecimal.valueOf(value);
  }

  private static @Nullable Boolean set(@Nullable Boolean value) {
    return Boolean.TRUE.equals(value) ? Boolean.TRUE : null;
  }

  private void upper(String name, @Nullable BigDecimal old, @Nullable BigDecimal now) {
    bound(name, old, now, 1);
  }

  private void lower(String name, @Nullable BigDecimal old, @Nullable BigDecimal now) {
    bound(name, old, now, -1);
  }

  private void bound(
      String name, @Nullable BigDecimal old, @Nullable BigDecimal now, int widerWhenGreater) {
    BigDecimal judged = narrower ? now : old;
    BigDecimal other = narrower ? old : now;
    // Narrower: the new bound is inside the old one; wider: the old one was inside the new.
    if (judged != null && (other == null || other.compareTo(judged) * widerWhenGreater > 0)) {
      tell(name, old, now);
    }
  }

  private void rule(String name, @Nullable Object old, @Nullable Object now) {
    if (!Objects.equals(old, now) && (narrower ? now : old) != null) {
      tell(name, old, now);
    }
  }

  private void tell(String name, @Nullable Object old, @Nullable Object now) {
    told.add("%s was %s, is %s".formatted(name, shown(old), shown(now)));
  }

  private static String shown(@Nullable Object limit) {
    return limit == null ? "not set" : limit.toString();
  }
}
