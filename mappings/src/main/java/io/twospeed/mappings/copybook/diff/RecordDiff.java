package io.twospeed.mappings.copybook.diff;

import io.twospeed.mappings.copybook.diff.FieldChange.Effect;
import io.twospeed.mappings.copybook.diff.FieldChange.Mapping;
import io.twospeed.mappings.copybook.layout.Layout;
import io.twospeed.mappings.copybook.layout.PlacedRecord;
import io.twospeed.mappings.copybook.layout.PlacedRecord.Place;
import io.twospeed.mappings.copybook.options.CodecOption;
import io.twospeed.mappings.copybook.syntax.Item;
import io.twospeed.mappings.copybook.syntax.Usage;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Finds what became of every item of a record, and has it judged. */
public final class RecordDiff {
  private final PlacedRecord before;
  private final PlacedRecord after;
  private final Map<Item, Item> pairs = new LinkedHashMap<>();
  private final List<Item> gone = new ArrayList<>();
  private final List<Item> come = new ArrayList<>();

  public RecordDiff(PlacedRecord before, PlacedRecord after) {
    this.before = before;
    this.after = after;
    pairs.put(before.record(), after.record());
    if (before.record().isGroup() && after.record().isGroup()) {
      match(before.record(), after.record());
    }
    regroup();
  }

  public List<FieldChange> changes() {
    FieldJudge judge = new FieldJudge(before, after, pairs);
    List<FieldChange> changes = new ArrayList<>();
    pairs.forEach((old, now) -> judge.pair(old, now, changes));
    gone.forEach(item -> changes.add(removed(item)));
    come.forEach(item -> changes.add(added(item)));
    return changes;
  }

  /** Children by name; then by kind and place, which is a new name; what is left is gone or new. */
  private void match(Item old, Item now) {
    List<Item> unmatched = members(old);
    List<Item> candidates = members(now);
    for (Item item : List.copyOf(unmatched)) {
      pair(item, named(candidates, item), unmatched, candidates);
    }
    for (Item item : List.copyOf(unmatched)) {
      pair(item, alike(candidates, item), unmatched, candidates);
    }
    for (Item item : List.copyOf(unmatched)) {
      pair(item, neighbour(members(old), item, members(now), candidates), unmatched, candidates);
    }
    gone.addAll(unmatched);
    come.addAll(candidates);
  }

  private void pair(Item old, @Nullable Item now, List<Item> unmatched, List<Item> candidates) {
    if (now == null) {
      return;
    }
    unmatched.remove(old);
    candidates.remove(now);
    pairs.put(old, now);
    if (old.isGroup() && now.isGroup()) {
      match(old, now);
    }
  }

  /** What JSON has in a group's object: FILLER left out, its named items in its place. */
  private static List<Item> members(Item group) {
    List<Item> members = new ArrayList<>();
    for (Item child : group.children()) {
      if (!child.filler()) {
        members.add(child);
      } else if (child.occurs() == null) {
        members.addAll(members(child));
      } else if (!members(child).isEmpty()) {
        members.add(child);
      }
    }
    return members;
  }

  private static @Nullable Item named(List<Item> candidates, Item item) {
    Item found = null;
    for (Item each : candidates) {
      if (!item.filler() && each.named(item.name())) {
        if (each.key().equals(item.key())) {
          return each;
        }
        found = found == null ? each : found;
      }
    }
    return found;
  }

  private @Nullable Item alike(List<Item> candidates, Item item) {
    for (Item each : candidates) {
      if (before.place(item).same(after.place(each)) && shape(item).equals(shape(each))) {
        return each;
      }
    }
    return null;
  }

  /**
   * One of the same kind behind the same field: where all has moved, a new name is told by that.
   */
  private @Nullable Item neighbour(
      List<Item> olds, Item item, List<Item> nows, List<Item> candidates) {
    int at = olds.indexOf(item);
    Item before = at == 0 ? null : pairs.get(olds.get(at - 1));
    int next = at == 0 ? 0 : before == null ? -1 : nows.indexOf(before) + 1;
    Item found = next < 0 || next >= nows.size() ? null : nows.get(next);
    return found != null && candidates.contains(found) && shape(item).equals(shape(found))
        ? found
        : null;
  }

  private static String shape(Item item) {
    StringBuilder shape = new StringBuilder(item.filler() ? "-" : "");
    shape.append(PictureText.of(item)).append(item.redefined() != null ? "=" : "");
    if (item.occurs() != null) {
      shape.append(PictureText.occurs(item.occurs()));
    }
    item.children().forEach(child -> shape.append('(').append(shape(child)).append(')'));
    return shape.toString();
  }

  /** An item that is in another group now; only where its name leaves no doubt. */
  private void regroup() {
    leaves(gone);
    leaves(come);
    for (Item old : List.copyOf(gone)) {
      List<Item> found = come.stream().filter(each -> each.named(old.name())).toList();
      long sharing = gone.stream().filter(each -> each.named(old.name())).count();
      if (!old.filler() && found.size() == 1 && sharing == 1) {
        gone.remove(old);
        come.remove(found.get(0));
        pairs.put(old, found.get(0));
      }
    }
  }

  /** Groups that have gone or come make way for the fields in them; a new view stays whole. */
  private static void leaves(List<Item> items) {
    List<Item> fields = new ArrayList<>();
    for (Item item : items) {
      if (item.isGroup() && item.redefined() == null && item.occurs() == null) {
        List<Item> below = members(item);
        leaves(below);
        fields.addAll(below);
      } else {
        fields.add(item);
      }
    }
    items.clear();
    items.addAll(fields);
  }

  private FieldChange removed(Item item) {
    Item scope = PlacedRecord.scope(item);
    Item now = pairs.get(scope);
    Place place = before.place(item);
    String text = FieldJudge.text(item, before);
    String path = PlacedRecord.path(item);
    Effect reply = new Effect(Compatibility.CUT_OVER, Mapping.EDITED_IF_NAMED);
    if (isView(item)) {
      Effect request = new Effect(Compatibility.BREAKS, Mapping.EDITED_IF_NAMED);
      return new FieldChange(
          path, path, text, "", List.of("view removed: the bytes stay"), request, EDIT_LATER);
    }
    if (now == null || !onlyFiller(after, now, place, Layout.size(item))) {
      return new FieldChange(path, path, text, "", List.of("removed"), reply, reply);
    }
    boolean readable =
        after.over(now, place, Layout.size(item)).stream()
            .allMatch(each -> blankable(item) || same(item, each));
    return new FieldChange(
        path,
        path,
        text,
        "FILLER",
        List.of(
            readable
                ? "removed: its bytes are FILLER and may hold anything"
                : "removed: its bytes are FILLER, which need be no number"),
        EDIT_LATER,
        readable ? EDIT_LATER : reply);
  }

  private static final Effect EDIT_LATER =
      new Effect(Compatibility.COMPATIBLE, Mapping.EDITED_IF_NAMED);

  private FieldChange added(Item item) {
    String path = PlacedRecord.path(item);
    String text = FieldJudge.text(item, after);
    Item scope = PlacedRecord.scope(item);
    Item old = old(scope);
    Place place = after.place(item);
    long size = Layout.size(item);
    if (isView(item)) {
      return view(item, path, text);
    }
    Mapping fill = mustBeGiven(item) ? Mapping.EDITED : Mapping.STAYS;
    String give = fill == Mapping.EDITED ? ": a request must give it" : "";
    if (old != null && before.reaches(old, place, size) && onlyFiller(before, old, place, size)) {
      boolean valid =
          before.over(old, place, size).stream()
              .allMatch(each -> each.value() == null && (blankable(item) || same(item, each)));
      Compatibility bytes = valid ? Compatibility.COMPATIBLE : Compatibility.CUT_OVER;
      String blank = valid ? "" : "; the FILLER we send is no value of it";
      return new FieldChange(
          path,
          "",
          "FILLER",
          text,
          List.of("added in what was FILLER" + give + blank),
          new Effect(bytes, fill),
          Effect.NONE);
    }
    boolean end =
        old != null && scope.parent() == null && place.bytes() >= before.extent(old).bytes();
    boolean ignored = end && after.options().is(CodecOption.TRAILING_BYTES, "ignore");
    return new FieldChange(
        path,
        "",
        "",
        text,
        List.of((end ? "added at the end" : "added") + give),
        new Effect(Compatibility.CUT_OVER, fill),
        ignored ? Effect.NONE : new Effect(Compatibility.CUT_OVER, Mapping.STAYS));
  }

  private FieldChange view(Item item, String path, String text) {
    Item first = item;
    while (first.redefined() == null && first.parent() != null) {
      first = first.parent();
    }
    Item redefined = first.redefined() == null ? first : first.redefined();
    boolean ruled =
        after.options().discriminators().stream()
            .anyMatch(
                rule ->
                    redefined.named(rule.view())
                        || redefined.redefiners().stream()
                            .anyMatch(each -> each.named(rule.view())));
    Effect reply = ruled ? new Effect(Compatibility.BREAKS, Mapping.EDITED) : Effect.NONE;
    String what = "another view of " + redefined.name();
    return new FieldChange(
        path,
        "",
        "",
        text,
        List.of(ruled ? what + ": a discriminator rule must name it" : what),
        Effect.NONE,
        reply);
  }

  private static boolean isView(Item item) {
    for (Item each = item; each != null; each = each.parent()) {
      if (each.redefined() != null) {
        return true;
      }
    }
    return false;
  }

  private @Nullable Item old(Item now) {
    for (Map.Entry<Item, Item> pair : pairs.entrySet()) {
      if (pair.getValue() == now) {
        return pair.getKey();
      }
    }
    return null;
  }

  /** FILLER of whatever kind, or slack, and nothing that has a name. */
  private static boolean onlyFiller(PlacedRecord record, Item scope, Place place, long size) {
    return record.reaches(scope, place, size)
        && record.over(scope, place, size).stream()
            .allMatch(each -> each.filler() && members(each).isEmpty());
  }

  /** Whether blanks are a value of it. */
  private static boolean blankable(Item item) {
    return item.isGroup()
        ? item.children().stream().allMatch(RecordDiff::blankable)
        : item.picture() != null
            && item.effectiveUsage() == Usage.DISPLAY
            && FieldJudge.text(item.picture());
  }

  private static boolean same(Item one, Item other) {
    return one.occurs() == null
        && other.occurs() == null
        && PictureText.of(one).equals(PictureText.of(other));
  }

  private boolean mustBeGiven(Item item) {
    if (after.options().is(CodecOption.MISSING_FIELDS, "initialize")) {
      return false;
    }
    for (Item each = item; each != null; each = each.parent()) {
      if (each.value() != null) {
        return false;
      }
    }
    boolean table = item.occurs() != null && item.occurs().variable() && item.occurs().least() == 0;
    return !table && !isCounter(item, after.record());
  }

  private static boolean isCounter(Item item, Item within) {
    return within.children().stream()
        .anyMatch(child -> child.counter() == item || isCounter(item, child));
  }
}
