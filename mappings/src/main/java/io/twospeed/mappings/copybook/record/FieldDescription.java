package io.twospeed.mappings.copybook.record;

import io.twospeed.mappings.copybook.syntax.Item;
import io.twospeed.mappings.copybook.syntax.Picture;
import java.util.ArrayList;
import java.util.List;

/**
 * A field as a tool sees it that writes mappings. FILLER is left out, its named children take its
 * place; of several views of the same bytes only the first is told.
 *
 * @param name as the copybook writes it
 * @param digits of a number: those that are kept; 0 for what is no fixed-point number
 * @param scale of a number: digits after the decimal point, negative where P scales up
 * @param length bytes of one occurrence, tables in it at their largest
 * @param least occurrences of a table; 1 for what is none
 * @param most occurrences of a table; 1 for what is none
 * @param table whether it occurs
 * @param counter whether it holds the number of occurrences of a table
 * @param redefined whether other views of its bytes exist
 * @param children of a group; empty for a field
 */
public record FieldDescription(
    String name,
    boolean number,
    int digits,
    int scale,
    boolean signed,
    int length,
    int least,
    int most,
    boolean table,
    boolean counter,
    boolean redefined,
    List<FieldDescription> children) {

  /** The fields of a record; one without items below it is its own field. */
  static List<FieldDescription> ofRecord(Item record) {
    return record.isGroup() || record.filler() ? of(record) : List.of(field(record));
  }

  private static List<FieldDescription> of(Item group) {
    List<FieldDescription> fields = new ArrayList<>();
    for (Item child : group.children()) {
      if (child.redefines() == null) {
        if (child.filler()) {
          List<FieldDescription> hoisted = of(child);
          Item.Occurs occurs = child.occurs();
          hoisted.replaceAll(each -> occurs == null ? each : each.occurring(occurs));
          fields.addAll(hoisted);
        } else {
          fields.add(field(child));
        }
      }
    }
    return fields;
  }

  /** The same below a FILLER that occurs: an array of what it holds in each occurrence. */
  private FieldDescription occurring(Item.Occurs occurs) {
    return new FieldDescription(
        name,
        number,
        digits,
        scale,
        signed,
        length,
        occurs.least(),
        occurs.most(),
        true,
        counter,
        redefined,
        children);
  }

  private static FieldDescription field(Item item) {
    Picture number = item.picture() != null && item.picture().numeric() ? item.picture() : null;
    Item.Occurs occurs = item.occurs();
    return new FieldDescription(
        item.key(),
        number != null || (item.picture() == null && !item.isGroup()),
        number == null ? 0 : number.digits(),
        number == null ? 0 : number.scale(),
        number != null && number.signed(),
        (int) item.length(),
        occurs == null ? 1 : occurs.least(),
        occurs == null ? 1 : occurs.most(),
        occurs != null,
        isCounter(item, item.record()),
        !item.redefiners().isEmpty(),
        of(item));
  }

  private static boolean isCounter(Item item, Item within) {
    for (Item child : within.children()) {
      if (child.counter() == item || isCounter(item, child)) {
        return true;
      }
    }
    return false;
  }
}
