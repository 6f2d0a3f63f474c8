package io.twospeed.journal.calls;

import io.twospeed.journal.common.Limits;
import org.jspecify.annotations.Nullable;

/**
 * How a call in doubt is settled and a confirmed one undone, as its operation declared when the
 * call was planned: a later change of the files does not change what was promised for this call.
 *
 * @param inquiry the operation that asks the core by our reference, or null
 * @param resend {@code same-reference} where the core refuses a duplicate reference, or null
 * @param reversal the operation that undoes a confirmed call, or null
 * @param stands why a confirmed call is left standing when its interaction is undone, or null where
 *     it is undone; a sentence of the product's files, nothing personal
 */
public record Settling(
    @Nullable String inquiry,
    @Nullable String resend,
    @Nullable String reversal,
    @Nullable String stands) {

  /** Nothing is declared: only a late reply or a person settles it. */
  public static final Settling NONE = new Settling(null, null, null);

  /** Checks what the store has limits for. */
  public Settling {
    check("inquiry", inquiry);
    check("resend", resend);
    check("reversal", reversal);
    if (stands != null) {
      Limits.text("why it stands", stands, 200);
    }
  }

  /** A call that is undone with its interaction. */
  public Settling(@Nullable String inquiry, @Nullable String resend, @Nullable String reversal) {
    this(inquiry, resend, reversal, null);
  }

  private static void check(String what, @Nullable String value) {
    if (value != null) {
      Limits.text(what, value, Limits.NAME);
    }
  }
}
