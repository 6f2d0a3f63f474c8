package io.twospeed.mappings.copybook.record;

import io.twospeed.mappings.copybook.coding.Encoding;
import io.twospeed.mappings.copybook.field.FieldCodec;
import io.twospeed.mappings.copybook.field.FieldCodecs;
import io.twospeed.mappings.copybook.field.InitialValues;
import io.twospeed.mappings.copybook.layout.Layout;
import io.twospeed.mappings.copybook.options.CodecOption;
import io.twospeed.mappings.copybook.options.CodecOptions;
import io.twospeed.mappings.copybook.record.ChoiceMember.View;
import io.twospeed.mappings.copybook.record.CounterRule.Step;
import io.twospeed.mappings.copybook.record.CounterRule.Way;
import io.twospeed.mappings.copybook.source.Findings;
import io.twospeed.mappings.copybook.syntax.Item;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A record's layout to the shapes that carry it: all that can be decided once is decided here. */
public final class RecordCompiler {
  private static final byte[] NO_BYTES = {};

  private final CodecOptions options;
  private final FieldCodecs codecs;
  private final InitialValues initials;
  private final ViewRules rules;
  private final Map<Item, Integer> slots = new HashMap<>();
  private final Map<Item, List<Item>> tablesOf = new HashMap<>();
  private final boolean padded;
  private int deepest;

  public RecordCompiler(
      CodecOptions options, FieldCodecs codecs, ViewRules rules, Findings findings) {
    this.options = options;
    this.codecs = codecs;
    this.initials = new InitialValues(codecs, findings);
    this.rules = rules;
    this.padded = options.is(CodecOption.ODO_SLIDE, "false");
  }

  public RecordCodec compile(Item record) {
    watch(record);
    GroupShape root =
        record.isGroup()
            ? group(record, 0)
            : new GroupShape(record, member(record, 0, null), Set.of(record.name()), 0);
    return new RecordCodec(record, root, slots.size(), deepest, options);
  }

  private void watch(Item item) {
    if (item.counter() != null) {
      slot(item.counter());
      tablesOf.computeIfAbsent(item.counter(), key -> new ArrayList<>()).add(item);
    }
    if (!item.redefiners().isEmpty()) {
      Item field = rules.precedingField(item);
      if (field != null) {
        slot(field);
      }
    }
    item.children().forEach(this::watch);
  }

  private void slot(Item item) {
    slots.computeIfAbsent(item, key -> slots.size());
  }

  private GroupShape group(Item group, int depth) {
    return group(group, depth, null);
  }

  private GroupShape group(Item group, int depth, byte @Nullable [] inherited) {
    deepest = Math.max(deepest, depth);
    Set<String> names = new LinkedHashSet<>();
    names(group, names);
    return new GroupShape(group, members(group, depth, inherited), names, depth);
  }

  private static void names(Item group, Set<String> names) {
    for (Item child : group.children()) {
      if (!child.filler()) {
        names.add(child.key());
      } else {
        names(child, names);
      }
    }
  }

  private List<Member> members(Item group, int depth, byte @Nullable [] inherited) {
    List<Member> members = new ArrayList<>();
    byte[] initial = initials.ofGroup(group, inherited);
    for (Item child : group.children()) {
      if (child.redefined() != null) {
        continue;
      }
      if (child.slackBefore() > 0) {
        members.add(new FillerMember(child, new byte[child.slackBefore()]));
      }
      byte[] part = initial == null ? null : part(initial, group, child);
      if (child.redefiners().isEmpty()) {
        members.addAll(member(child, depth, part));
      } else {
        members.add(choice(child, depth, part));
      }
    }
    if (group.slackAfter() > 0) {
      members.add(new FillerMember(group, new byte[group.slackAfter()]));
    }
    return members;
  }

  /** The bytes of a group's VALUE that belong to an item: of a table, those of all occurrences. */
  private byte @Nullable [] part(byte[] initial, Item group, Item child) {
    if (!codecs.keeps(child, Layout.size(child))) {
      return null;
    }
    int start = (int) (child.offset() - group.offset());
    return Arrays.copyOfRange(initial, start, start + (int) Layout.size(child));
  }

  private List<Member> member(Item item, int depth, byte @Nullable [] inherited) {
    if (!item.filler()) {
      return List.of(new NamedMember(item.key(), shape(item, depth, inherited)));
    }
    Set<String> names = new LinkedHashSet<>();
    names(item, names);
    if (item.occurs() != null && !names.isEmpty()) {
      TableShape rows = table(item, item.occurs(), depth, inherited);
      return List.of(new ColumnsMember(item, rows, names));
    }
    if (!names.isEmpty()) {
      return List.of(new HoistedMember(members(item, depth, inherited)));
    }
    return List.of(
        item.occurs() == null ? filler(item, inherited) : fillers(item, item.occurs(), inherited));
  }

  /** Bytes nobody can name are the same in every record. */
  private Member filler(Item item, byte @Nullable [] inherited) {
    if (!item.isGroup()) {
      FieldCodec codec = codecs.codec(item);
      byte[] value = initials.of(item, codec, inherited);
      if (value == null && !codecs.keeps(item, codec.length())) {
        return new FillerMember(item, NO_BYTES);
      }
      byte[] bytes = new byte[codec.length()];
      codec.initialize(bytes, 0);
      return new FillerMember(item, value == null ? bytes : value);
    }
    HoistedMember parts = new HoistedMember(members(item, 0, inherited));
    return item.variable() ? parts : new FillerMember(item, bytes(item, parts));
  }

  private byte[] bytes(Item item, Member parts) {
    if (!codecs.keeps(item, parts.leastLength())) {
      return NO_BYTES;
    }
    Encoding run = new Encoding(parts.leastLength(), slots.size() + 1, deepest + 1, true);
    parts.encode(null, run);
    return run.result();
  }

  private Member fillers(Item item, Item.Occurs occurs, byte @Nullable [] inherited) {
    if (inherited != null && item.value() == null) {
      return new FillerMember(item, inherited);
    }
    Member one = filler(item, null);
    NamelessTable all = new NamelessTable(item, one, count(item, occurs), padded);
    return item.variable() ? all : new FillerMember(item, bytes(item, all));
  }

  private OccurrenceCount count(Item item, Item.Occurs occurs) {
    return new OccurrenceCount(
        item, occurs, item.counter() == null ? null : slots.get(item.counter()));
  }

  private Shape shape(Item item, int depth, byte @Nullable [] inherited) {
    return item.occurs() == null
        ? one(item, depth, inherited)
        : table(item, item.occurs(), depth, inherited);
  }

  private Shape one(Item item, int depth, byte @Nullable [] inherited) {
    return item.isGroup() ? group(item, depth + 1, inherited) : field(item, depth, inherited);
  }

  private TableShape table(Item item, Item.Occurs occurs, int depth, byte @Nullable [] inherited) {
    Shape element = one(item, depth, null);
    byte[] initial = item.value() == null ? inherited : null;
    int[] inside =
        slots.entrySet().stream()
            .filter(slot -> slot.getKey().isIn(item))
            .mapToInt(Map.Entry::getValue)
            .toArray();
    return new TableShape(item, element, count(item, occurs), initial, inside, padded);
  }

  private Shape field(Item item, int depth, byte @Nullable [] inherited) {
    FieldCodec codec = codecs.codec(item);
    byte[] initial = initials.of(item, codec, inherited);
    return new FieldShape(item, codec, initial, slots.get(item), counterRule(item, depth));
  }

  private @Nullable CounterRule counterRule(Item counter, int depth) {
    List<Item> tables = tablesOf.get(counter);
    if (tables == null) {
      return null;
    }
    List<Way> ways = new ArrayList<>();
    for (Item table : tables) {
      Item scope = counter.parent();
      int at = depth;
      while (scope != null && (!hasObject(scope) || !table.isIn(scope))) {
        at -= hasObject(scope) ? 1 : 0;
        scope = scope.parent();
      }
      int least = table.occurs() == null ? 0 : table.occurs().least();
      ways.add(new Way(Math.max(0, at), steps(scope, table), least));
    }
    return new CounterRule(ways);
  }

  private static boolean hasObject(Item group) {
    return !group.filler() || group.hoistedTable();
  }

  private static List<Step> steps(@Nullable Item scope, Item table) {
    List<Step> steps = new ArrayList<>();
    // Arrays that lie above the item, because the FILLERs around it occur, and its own.
    int arrays = 0;
    List<Item> path = new ArrayList<>();
    for (Item item = table; item != null && item != scope; item = item.parent()) {
      path.add(0, item);
    }
    for (Item item : path) {
      if (item != table && item.occurs() != null) {
        arrays++;
      }
      if (item == table || !item.filler()) {
        Set<String> names = new LinkedHashSet<>();
        if (item.filler()) {
          names(item, names);
        } else {
          names.add(item.key());
        }
        steps.add(new Step(List.copyOf(names), arrays));
        arrays = 0;
      }
    }
    return steps;
  }

  private Member choice(Item item, int depth, byte @Nullable [] inherited) {
    List<Item> alternatives = new ArrayList<>(List.of(item));
    alternatives.addAll(item.redefiners());
    List<View> views = new ArrayList<>();
    long length = 0;
    for (Item alternative : alternatives) {
      List<Member> members = member(alternative, depth, alternative == item ? inherited : null);
      Member member = members.size() == 1 ? members.get(0) : new HoistedMember(members);
      Set<String> names = new LinkedHashSet<>();
      if (alternative.filler()) {
        names(alternative, names);
      } else {
        names.add(alternative.key());
      }
      views.add(new View(alternative, member, names));
      length = Math.max(length, Layout.size(alternative));
    }
    ViewRule rule = rules.rule(item, alternatives, slots);
    boolean all = options.is(CodecOption.ALL_VIEWS, "true");
    return new ChoiceMember(item, views, rule, (int) length, codecs.page(item).single(' '), all);
  }
}
