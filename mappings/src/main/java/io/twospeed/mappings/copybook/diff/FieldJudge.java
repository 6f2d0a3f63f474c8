package io.twospeed.mappings.copybook.diff;

import static io.twospeed.mappings.copybook.diff.Compatibility.BREAKS;
import static io.twospeed.mappings.copybook.diff.Compatibility.COMPATIBLE;
import static io.twospeed.mappings.copybook.diff.Compatibility.CUT_OVER;

import io.twospeed.mappings.copybook.diff.FieldChange.Effect;
import io.twospeed.mappings.copybook.diff.FieldChange.Mapping;
import io.twospeed.mappings.copybook.layout.PlacedRecord;
import io.twospeed.mappings.copybook.layout.PlacedRecord.Place;
import io.twospeed.mappings.copybook.options.CodecOption;
import io.twospeed.mappings.copybook.syntax.Item;
import io.twospeed.mappings.copybook.syntax.Picture;
import io.twospeed.mappings.copybook.syntax.Picture.Category;
import io.twospeed.mappings.copybook.syntax.Usage;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** Says of an item and what it became what has changed, and what that asks in each direction. */
final class FieldJudge {
  private static final Set<Category> TEXT =
      Set.of(
          Category.ALPHABETIC,
          Category.ALPHANUMERIC,
          Category.ALPHANUMERIC_EDITED,
          Category.DBCS,
          Category.NATIONAL,
          Category.NATIONAL_EDITED);

  private final PlacedRecord before;
  private final PlacedRecord after;
  private final Map<Item, Item> pairs;
  private final List<String> reasons = new ArrayList<>();
  private Effect request = Effect.NONE;
  private Effect reply = Effect.NONE;

  FieldJudge(PlacedRecord before, PlacedRecord after, Map<Item, Item> pairs) {
    this.before = before;
    this.after = after;
    this.pairs = pairs;
  }

  void pair(Item old, Item now, List<FieldChange> changes) {
    reasons.clear();
    request = Effect.NONE;
    reply = Effect.NONE;
    if (old.parent() == null) {
      record(old, now);
    } else {
      name(old, now);
      place(old, now);
      occurs(old, now);
      conditions(old, now);
    }
    value(old, now);
    if (!old.isGroup() && !now.isGroup()) {
      kind(old, now);
    } else if (old.isGroup() != now.isGroup()) {
      parts(old, now);
    }
    if (!reasons.isEmpty()) {
      changes.add(
          new FieldChange(
              PlacedRecord.path(now),
              PlacedRecord.path(old),
              text(old, before),
              text(now, after),
              List.copyOf(reasons),
              request,
              reply));
    }
  }

  private void add(String reason, Compatibility asRequest, Compatibility asReply) {
    reasons.add(reason);
    request = request.and(asRequest);
    reply = reply.and(asReply);
  }

  private void edited(String reason) {
    reasons.add(reason);
    request = request.and(Mapping.EDITED_IF_NAMED);
    reply = reply.and(Mapping.EDITED_IF_NAMED);
  }

  private void record(Item old, Item now) {
    Place length = before.extent(old);
    Place other = after.extent(now);
    if (!old.name().equals(now.name())) {
      edited("record renamed from " + old.name());
    }
    if (!length.same(other)) {
      boolean ignored =
          after.options().is(CodecOption.TRAILING_BYTES, "ignore")
              && length.sliding().equals(other.sliding())
              && other.bytes() > length.bytes();
      add(
          "length by %+d".formatted(other.bytes() - length.bytes()),
          CUT_OVER,
          ignored ? COMPATIBLE : CUT_OVER);
    }
  }

  private static String bytes(Place extent) {
    return extent.bytes() + (extent.sliding().isEmpty() ? "" : " and more") + " bytes";
  }

  private void name(Item old, Item now) {
    // JSON has the names as they are written, upper and lower case.
    if (!now.key().equals(old.key()) && !(old.filler() && now.filler())) {
      edited("renamed from " + old.key());
    } else if (!path(old).equals(path(now))) {
      edited("was " + PlacedRecord.path(old));
    }
  }

  private static String path(Item item) {
    return PlacedRecord.path(item).replace("[]", "");
  }

  private void place(Item old, Item now) {
    Item scope = PlacedRecord.scope(old);
    Item other = PlacedRecord.scope(now);
    boolean sameScope = pairs.get(scope) == other;
    boolean plainGroup =
        old.isGroup() && old.occurs() == null && now.isGroup() && now.occurs() == null;
    Place was = before.place(old);
    Place is = after.place(now);
    if (!plainGroup && sameScope && !was.same(is)) {
      boolean plain = was.sliding().equals(is.sliding()) && was.bytes() != is.bytes();
      String by = plain ? " by %+d".formatted(is.bytes() - was.bytes()) : "";
      add("moved" + by, CUT_OVER, CUT_OVER);
    } else if (!sameScope && (scope.occurs() == null) != (other.occurs() == null)) {
      edited(other.occurs() == null ? "no longer in a table" : "in a table now");
      add("at another place", CUT_OVER, CUT_OVER);
    }
  }

  private void occurs(Item old, Item now) {
    Item.Occurs was = old.occurs();
    Item.Occurs is = now.occurs();
    if (was == null && is == null) {
      return;
    }
    if (was == null || is == null) {
      add(was == null ? "occurs now" : "occurs no longer", BREAKS, BREAKS);
      return;
    }
    Place one = before.extent(old);
    Place other = after.extent(now);
    if (old.isGroup() && !one.same(other)) {
      add("each occurrence " + bytes(one) + " to " + bytes(other), CUT_OVER, CUT_OVER);
    }
    String bounds = PictureText.occurs(was) + " to " + PictureText.occurs(is);
    if (was.variable() != is.variable()) {
      boolean fits = !was.variable() && is.least() <= was.most() && was.most() <= is.most();
      add(bounds, fits ? CUT_OVER : BREAKS, CUT_OVER);
    } else if (was.most() != is.most() || was.least() != is.least()) {
      boolean padded = was.variable() && after.options().is(CodecOption.ODO_SLIDE, "false");
      boolean fixed = !was.variable() || (padded && was.most() != is.most());
      boolean wider = is.most() >= was.most() && is.least() <= was.least();
      boolean narrower = is.most() <= was.most() && is.least() >= was.least();
      add(
          bounds,
          wider && was.variable() ? (fixed ? CUT_OVER : COMPATIBLE) : BREAKS,
          narrower && !fixed ? COMPATIBLE : CUT_OVER);
    }
    if (old.counter() != null
        && now.counter() != null
        && pairs.get(old.counter()) != now.counter()) {
      add(
          "counted by " + now.counter().name() + ", was " + old.counter().name(),
          CUT_OVER,
          CUT_OVER);
    }
  }

  private void conditions(Item old, Item now) {
    for (String condition : now.conditions()) {
      if (!old.conditions().contains(condition)) {
        add("88 " + condition + " added", COMPATIBLE, COMPATIBLE);
      }
    }
    for (String condition : old.conditions()) {
      if (!now.conditions().contains(condition)) {
        add("88 " + condition + " removed", COMPATIBLE, COMPATIBLE);
      }
    }
  }

  private void value(Item old, Item now) {
    if (Objects.equals(old.value(), now.value())) {
      return;
    }
    if (now.value() == null) {
      reasons.add("VALUE removed: a request must give it");
      request = request.and(Mapping.EDITED_IF_NAMED);
    } else {
      String what = old.value() == null ? "VALUE added" : "VALUE changed";
      add(what + ", for what a request leaves out", COMPATIBLE, COMPATIBLE);
    }
  }

  /** An item that became a group at the same bytes, or the reverse. */
  private void parts(Item old, Item now) {
    boolean same = before.extent(old).same(after.extent(now)) && display(old) && display(now);
    Compatibility bytes = same ? COMPATIBLE : CUT_OVER;
    edited(now.isGroup() ? "split into fields" : "fields joined into one");
    boolean numbers = !same || holdsNumber(now);
    boolean oldNumbers = !same || holdsNumber(old);
    request = request.and(numbers && !holdsNumber(old) ? CUT_OVER : bytes);
    reply = reply.and(oldNumbers && !holdsNumber(now) ? CUT_OVER : bytes);
  }

  /** Characters only: text, and unsigned digits. */
  private static boolean display(Item item) {
    if (item.isGroup()) {
      return item.children().stream().allMatch(FieldJudge::display);
    }
    Picture picture = item.picture();
    return picture != null
        && item.effectiveUsage() == Usage.DISPLAY
        && (text(picture) || (picture.numeric() && !picture.signed()));
  }

  private static boolean holdsNumber(Item item) {
    return item.isGroup()
        ? item.children().stream().anyMatch(FieldJudge::holdsNumber)
        : item.picture() == null || !text(item.picture());
  }

  private void kind(Item old, Item now) {
    if (PictureText.of(old).equals(PictureText.of(now)) && old.length() == now.length()) {
      return;
    }
    boolean wasText = old.picture() != null && text(old.picture());
    boolean isText = now.picture() != null && text(now.picture());
    String moved = reasons.isEmpty() ? "" : String.valueOf(reasons.size());
    reasons.addAll(KindReasons.of(old, now, wasText, isText));
    if (reasons.isEmpty() || moved.equals(String.valueOf(reasons.size()))) {
      reasons.add("other clauses");
    }
    boolean sameKind = wasText == isText;
    Reading reading = new Reading(before.options());
    boolean written = reading.reads(now, old) || padded(old, now);
    boolean read = reading.reads(old, now);
    if (!sameKind) {
      request = request.and(Mapping.EDITED_IF_NAMED);
      reply = reply.and(Mapping.EDITED_IF_NAMED);
    }
    request =
        request.and(written ? COMPATIBLE : sameKind && Reading.holds(now, old) ? CUT_OVER : BREAKS);
    reply = reply.and(read ? COMPATIBLE : sameKind ? CUT_OVER : BREAKS);
  }

  /** Text that has grown over what we fill with blanks reads the same. */
  private boolean padded(Item old, Item now) {
    if (!Reading.plainText(old) || !Reading.plainText(now) || now.length() <= old.length()) {
      return false;
    }
    Place end = before.place(old);
    Place rest = new Place(end.bytes() + old.length(), end.sliding(), end.behind());
    Item scope = PlacedRecord.scope(old);
    long more = now.length() - old.length();
    return old.occurs() == null
        && !old.justified()
        && before.reaches(scope, rest, more)
        && before.over(scope, rest, more).stream().mapToLong(each -> each.length()).sum() >= more
        && before.over(scope, rest, more).stream()
            .allMatch(each -> each.filler() && each.value() == null && Reading.plainText(each));
  }

  static boolean text(Picture picture) {
    return TEXT.contains(picture.category());
  }

  static String text(Item item, PlacedRecord record) {
    if (item.parent() == null) {
      return bytes(record.extent(item));
    }
    String occurs = item.occurs() == null ? "" : " " + PictureText.occurs(item.occurs());
    return PictureText.of(item) + occurs + " at " + record.place(item);
  }
}
