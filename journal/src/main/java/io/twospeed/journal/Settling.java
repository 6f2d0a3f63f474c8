package io.twospeed.journal;

import org.jspecify.annotations.Nullable;

/**
 * How a call in doubt is settled and a confirmed one undone, as its operation declared when the
 * call was planned: a later change of the files does not change what was promised for this call.
 *
 * @param inquiry the operation that asks the core by our reference, or null
 * @param resend {@code same-reference} where the core refuses a duplicate reference, or null
 * @param reversal the operation that undoes a confirmed call, or null
 */
public record Settling(
    @Nullable String inquiry, @Nullable String resend, @Nullable String reversal) {

  /** Nothing is declared: only a late reply or a person settles it. */
  public static final Settling NONE = new Settling(null, null, null);

  /** Checks what the store has limits for. */
  public Settling {
    check("inquiry", inquiry);
    check("resend", resend);
    check("reversal", reversal);
  }

  private static void check(String what, @Nullable String value) {
    if (value != null) {
      Limits.text(what, value, Limits.NAME);
    }
  }
}
