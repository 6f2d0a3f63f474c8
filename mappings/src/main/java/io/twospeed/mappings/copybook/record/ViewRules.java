package io.twospeed.mappings.copybook.record;

import io.twospeed.mappings.copybook.field.FieldCodecs;
import io.twospeed.mappings.copybook.layout.CounterSearch;
import io.twospeed.mappings.copybook.options.CodecOption;
import io.twospeed.mappings.copybook.options.CodecOptions;
import io.twospeed.mappings.copybook.options.DiscriminatorRule;
import io.twospeed.mappings.copybook.options.Padding;
import io.twospeed.mappings.copybook.record.RecordStream.Segment;
import io.twospeed.mappings.copybook.source.Findings;
import io.twospeed.mappings.copybook.syntax.Item;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The rules given by options for a copybook's REDEFINES. */
public final class ViewRules {
  private final CodecOptions options;
  private final FieldCodecs fields;
  private final Findings findings;
  private final Map<String, String> chosen;
  private final Padding padding;
  private final Set<String> used = new HashSet<>();
  private final Set<DiscriminatorRule> usedRules = new HashSet<>();

  public ViewRules(CodecOptions options, FieldCodecs fields, Findings findings) {
    this.options = options;
    this.fields = fields;
    this.findings = findings;
    this.padding = Padding.of(options);
    this.chosen = options.perField(CodecOption.VIEW);
  }

  /** The field that decides a choice, where it comes before it; null where it does not. */
  @Nullable Item precedingField(Item redefined) {
    List<DiscriminatorRule> cases = cases(redefined);
    return cases.isEmpty() ? null : CounterSearch.preceding(redefined, cases.get(0).field());
  }

  private List<DiscriminatorRule> cases(Item redefined) {
    List<DiscriminatorRule> cases = new ArrayList<>();
    for (DiscriminatorRule rule : options.discriminators()) {
      boolean here = redefined.named(rule.view());
      for (Item other : redefined.redefiners()) {
        here |= other.named(rule.view());
      }
      if (here) {
        cases.add(rule);
      }
    }
    return cases;
  }

  ViewRule rule(Item redefined, List<Item> views, Map<Item, Integer> slots) {
    List<DiscriminatorRule> cases = cases(redefined);
    String key = redefined.name().toUpperCase(Locale.ROOT);
    String view = chosen.get(key);
    if (view != null) {
      used.add(key);
      int index = index(views, view);
      if (index < 0) {
        findings.add(
            redefined,
            "option view:" + redefined.name() + " names no view of it",
            "one of " + names(views),
            "correct the option");
      }
      return new ViewRule.Always(Math.max(0, index), true, "option view:" + redefined.name());
    }
    return cases.isEmpty()
        ? new ViewRule.Always(0, false, "")
        : byField(redefined, views, cases, slots);
  }

  private ViewRule byField(
      Item redefined, List<Item> views, List<DiscriminatorRule> rules, Map<Item, Integer> slots) {
    usedRules.addAll(rules);
    List<ViewRule.Case> cases = new ArrayList<>();
    String name = rules.get(0).field();
    for (DiscriminatorRule rule : rules) {
      cases.add(ViewRule.Case.of(rule, index(views, rule.view()), padding));
      if (!rule.field().equals(name)) {
        findings.add(
            redefined,
            "discriminator names two fields for " + redefined.name(),
            "one field that says which view it is",
            "use " + name + " in every rule");
      }
    }
    Item before = precedingField(redefined);
    if (before != null) {
      return new ViewRule.ByField(before, cases, slots.getOrDefault(before, 0), null, 0);
    }
    Item inside =
        CounterSearch.following(redefined, name, options.is(CodecOption.ODO_SLIDE, "true"));
    if (inside == null) {
      findings.add(
          redefined,
          "discriminator field "
              + name.replaceAll("[^ -~]", "?")
              + " for "
              + redefined.name()
              + " is not there, or moves with a table's length",
          "a field of the same record at a fixed distance, or before it",
          "correct the option");
      return new ViewRule.Always(0, false, "");
    }
    int distance = (int) (inside.offset() - redefined.offset());
    return new ViewRule.ByField(inside, cases, -1, fields.codec(inside), distance);
  }

  /** The rules that tell records of level 01 apart. */
  public List<Segment> segments(List<Item> records, Map<String, RecordCodec> codecs) {
    List<Segment> segments = new ArrayList<>();
    for (DiscriminatorRule rule : options.discriminators()) {
      for (Item record : records) {
        RecordCodec codec = codecs.get(record.name());
        if (record.named(rule.view()) && codec != null) {
          usedRules.add(rule);
          segment(rule, record, codec, segments);
        }
      }
    }
    return segments;
  }

  private void segment(
      DiscriminatorRule rule, Item record, RecordCodec codec, List<Segment> segments) {
    Item field =
        CounterSearch.fixed(record, rule.field(), options.is(CodecOption.ODO_SLIDE, "true"));
    if (field == null) {
      findings.add(
          record,
          "discriminator field "
              + rule.field().replaceAll("[^ -~]", "?")
              + " is not in "
              + record.name(),
          "a field at a fixed offset of the record",
          "correct the option");
      return;
    }
    ViewRule.Case value = ViewRule.Case.of(rule, 0, padding);
    segments.add(
        new Segment(value, field.name(), fields.codec(field), (int) field.offset(), codec));
  }

  /** Options that meet nothing in the copybook. */
  public void checkAllUsed(String file) {
    for (String name : chosen.keySet()) {
      if (!used.contains(name)) {
        unused(file, "view:" + name, "an item that is redefined");
      }
    }
    for (DiscriminatorRule rule : options.discriminators()) {
      if (!usedRules.contains(rule)) {
        unused(file, "discriminator ..>" + rule.view(), "an item that redefines or is redefined");
      }
    }
  }

  private void unused(String file, String option, String expected) {
    findings.add(
        file,
        0,
        "option " + option + " meets nothing in the copybook",
        expected,
        "correct the option");
  }

  private static int index(List<Item> views, String name) {
    for (int i = 0; i < views.size(); i++) {
      if (views.get(i).name().equalsIgnoreCase(name)) {
        return i;
      }
    }
    return -1;
  }

  private static String names(List<Item> views) {
    return String.join(", ", views.stream().map(view -> view.name()).toList());
  }
}
