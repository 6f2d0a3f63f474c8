package io.twospeed.mappings.copybook.diff;

import java.util.List;
import java.util.function.Predicate;

/**
 * One field, or the record as a whole, that is not what it was.
 *
 * @param path names from below the record down, parted by dots; empty for the record as a whole
 * @param former the same in the old copybook; empty for what is new
 * @param before what it was and where: {@code X(12) at 120}; empty for what is new
 * @param after what it is; empty for what is gone
 * @param reasons what has changed, each in a few words
 * @param asRequest what it asks where we write the record
 * @param asReply what it asks where we read the record
 */
public record FieldChange(
    String path,
    String former,
    String before,
    String after,
    List<String> reasons,
    Effect asRequest,
    Effect asReply) {

  /**
   * What a change asks.
   *
   * @param bytes whether the old copybook still reads or writes what the core's new one does
   * @param mapping what must be edited once the new copybook is taken in
   */
  public record Effect(Compatibility bytes, Mapping mapping) {
    public static final Effect NONE = new Effect(Compatibility.COMPATIBLE, Mapping.STAYS);

    /**
     * The whole of it.
     *
     * @param named whether a mapping names the field
     * @param newCopybook whether the new copybook must be taken in at once, for any field's sake
     */
    public Compatibility of(boolean named, boolean newCopybook) {
      boolean edited = mapping == Mapping.EDITED || (named && mapping == Mapping.EDITED_IF_NAMED);
      boolean now = newCopybook || bytes != Compatibility.COMPATIBLE;
      return edited && now
          ? Compatibility.BREAKS
          : bytes == Compatibility.BREAKS && !named ? Compatibility.CUT_OVER : bytes;
    }

    Effect and(Compatibility other) {
      return new Effect(bytes.or(other), mapping);
    }

    Effect and(Mapping other) {
      return new Effect(bytes, mapping.compareTo(other) >= 0 ? mapping : other);
    }
  }

  /** What becomes of mappings with the new copybook. */
  public enum Mapping {
    /** As it is. */
    STAYS,
    /** To be edited where it names the field. */
    EDITED_IF_NAMED,
    /** To be edited in any case. */
    EDITED
  }

  /** What it asks in one direction, by itself, of a mapping that names the field. */
  public Compatibility in(Direction direction) {
    return effect(direction).of(true, false);
  }

  /** What it asks in one direction. */
  public Effect effect(Direction direction) {
    return direction == Direction.REQUEST ? asRequest : asReply;
  }

  /** Whether a mapping names the field, by its old name or its new one. */
  public boolean named(Predicate<String> names) {
    return path.isEmpty()
        || names.test(last(path))
        || (!former.isEmpty() && names.test(last(former)));
  }

  /** The field's own name. */
  public String name() {
    return last(path);
  }

  private static String last(String path) {
    return path.substring(path.lastIndexOf('.') + 1).replace("[]", "");
  }
}
