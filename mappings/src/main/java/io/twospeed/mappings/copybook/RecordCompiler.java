package io.twospeed.mappings.copybook;

import io.twospeed.mappings.copybook.ChoiceMember.View;
import io.twospeed.mappings.copybook.CounterRule.Way;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A record's layout to the shapes that carry it: all that can be decided once is decided here. */
final class RecordCompiler {
  private final CodecOptions options;
  private final FieldCodecs codecs;
  private final InitialValues initials;
  private final ViewRules rules;
  private final Findings findings;
  private final Map<Item, Integer> slots = new HashMap<>();
  private final Map<Item, List<Item>> tablesOf = new HashMap<>();
  private final boolean padded;
  private int deepest;

  RecordCompiler(CodecOptions options, FieldCodecs codecs, ViewRules rules, Findings findings) {
    this.options = options;
    this.codecs = codecs;
    this.initials = new InitialValues(codecs, findings);
    this.rules = rules;
    this.findings = findings;
    this.padded = options.is(CodecOption.ODO_SLIDE, "false");
  }

  RecordCodec compile(Item record) {
    watch(record);
    GroupShape root =
        record.isGroup()
            ? group(record, 0)
            : new GroupShape(record, member(record, 0, null), Set.of(record.name), 0);
    return new RecordCodec(record, root, slots.size(), deepest, options);
  }

  private void watch(Item item) {
    if (item.counter != null) {
      slot(item.counter);
      tablesOf.computeIfAbsent(item.counter, key -> new ArrayList<>()).add(item);
    }
    if (!item.redefiners.isEmpty()) {
      Item field = rules.precedingField(item);
      if (field != null) {
        slot(field);
      }
    }
    item.children.forEach(this::watch);
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
    for (Item child : group.children) {
      if (!child.filler) {
        names.add(child.name);
      } else {
        names(child, names);
      }
    }
  }

  private List<Member> members(Item group, int depth, byte @Nullable [] inherited) {
    List<Member> members = new ArrayList<>();
    byte[] initial = initials.ofGroup(group, inherited);
    for (Item child : group.children) {
      if (child.redefined != null) {
        continue;
      }
      if (child.slackBefore > 0) {
        members.add(new FillerMember(child, new byte[child.slackBefore]));
      }
      byte[] part = initial == null ? null : slice(initial, group, child);
      if (child.redefiners.isEmpty()) {
        members.addAll(member(child, depth, part));
      } else {
        members.add(choice(child, depth, part));
      }
    }
    if (group.slackAfter > 0) {
      members.add(new FillerMember(group, new byte[group.slackAfter]));
    }
    return members;
  }

  private static byte[] slice(byte[] initial, Item group, Item child) {
    int start = (int) (child.offset - group.offset);
    return Arrays.copyOfRange(initial, start, start + (int) child.length);
  }

  private List<Member> member(Item item, int depth, byte @Nullable [] inherited) {
    if (!item.filler) {
      return List.of(new NamedMember(item.name, shape(item, depth, inherited)));
    }
    Set<String> names = new LinkedHashSet<>();
    names(item, names);
    if (item.occurs != null && (item.occurs.variable() || !names.isEmpty())) {
      findings.add(
          item,
          "FILLER with OCCURS " + (names.isEmpty() ? "DEPENDING ON" : "holds named items"),
          "a name, so that its occurrences make an array",
          "give the table a name");
      return List.of();
    }
    if (item.isGroup() && !names.isEmpty()) {
      return List.of(new HoistedMember(members(item, depth, inherited)));
    }
    return filler(item, depth, inherited);
  }

  /** Bytes nobody can name are the same in every record. */
  private List<Member> filler(Item item, int depth, byte @Nullable [] inherited) {
    byte[] one = new byte[(int) item.length];
    if (item.isGroup()) {
      HoistedMember parts = new HoistedMember(members(item, depth, inherited));
      if (parts.leastLength() != one.length) {
        return List.of(parts);
      }
      Encoding run = new Encoding(one.length, slots.size() + 1, deepest + 1, true);
      parts.encode(null, run);
      one = run.result();
    } else {
      FieldCodec codec = codecs.codec(item);
      byte[] value = initials.of(item, codec, inherited);
      if (value == null) {
        codec.initialize(one, 0);
      } else {
        one = value;
      }
    }
    int times = item.occurs == null ? 1 : item.occurs.most();
    byte[] all = new byte[one.length * times];
    for (int i = 0; i < times; i++) {
      System.arraycopy(one, 0, all, i * one.length, one.length);
    }
    return List.of(new FillerMember(item, all));
  }

  private Shape shape(Item item, int depth, byte @Nullable [] inherited) {
    Shape one = item.isGroup() ? group(item, depth + 1, inherited) : field(item, depth, inherited);
    if (item.occurs == null) {
      return one;
    }
    Integer slot = item.counter == null ? null : slots.get(item.counter);
    return new TableShape(item, one, slot, padded);
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
      Item scope = counter.parent;
      int at = depth;
      while (scope != null && (scope.filler || !table.isIn(scope))) {
        at -= scope.filler ? 0 : 1;
        scope = scope.parent;
      }
      List<String> names = new ArrayList<>();
      for (Item item = table; item != null && item != scope; item = item.parent) {
        if (!item.filler) {
          names.add(0, item.name);
        }
      }
      ways.add(new Way(Math.max(0, at), names, table.occurs == null ? 0 : table.occurs.least()));
    }
    return new CounterRule(ways);
  }

  private Member choice(Item item, int depth, byte @Nullable [] inherited) {
    List<Item> alternatives = new ArrayList<>(List.of(item));
    alternatives.addAll(item.redefiners);
    List<View> views = new ArrayList<>();
    long length = 0;
    for (Item alternative : alternatives) {
      List<Member> members = member(alternative, depth, alternative == item ? inherited : null);
      Member member = members.size() == 1 ? members.get(0) : new HoistedMember(members);
      Set<String> names = new LinkedHashSet<>();
      if (alternative.filler) {
        names(alternative, names);
      } else {
        names.add(alternative.name);
      }
      views.add(new View(alternative, member, List.copyOf(names)));
      length = Math.max(length, Layout.size(alternative));
    }
    ViewRule rule = rules.rule(item, alternatives, slots);
    boolean all = options.is(CodecOption.ALL_VIEWS, "true");
    return new ChoiceMember(item, views, rule, (int) length, codecs.page(item).single(' '), all);
  }
}
