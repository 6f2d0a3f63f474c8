package io.twospeed.mappings.copybook.syntax;

import io.twospeed.mappings.copybook.source.Findings;
import io.twospeed.mappings.copybook.source.Keywords;
import io.twospeed.mappings.copybook.source.Literals;
import io.twospeed.mappings.copybook.source.Names;
import io.twospeed.mappings.copybook.source.Token;
import io.twospeed.mappings.copybook.source.Token.Kind;
import io.twospeed.mappings.copybook.source.TokenReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Tokens to data description entries, one after the other, not yet a tree. */
public final class EntryParser {
  private static final Set<String> LISTING = Set.of("EJECT", "SKIP1", "SKIP2", "SKIP3");

  private static final Set<String> VALUE_WORDS = Set.of("THRU", "THROUGH", "WHEN", "ALL");

  private final TokenReader in;
  private final Findings findings;
  private final List<Item> items = new ArrayList<>();
  private final List<Renames> renames = new ArrayList<>();

  /** A level-66 entry. */
  record Renames(Token name, int after, String from, @Nullable String through) {}

  private EntryParser(List<Token> tokens, Findings findings) {
    this.in = new TokenReader(tokens);
    this.findings = findings;
  }

  public static EntryParser parse(List<Token> tokens, Findings findings) {
    EntryParser parser = new EntryParser(tokens, findings);
    while (parser.in.more()) {
      parser.entry();
    }
    return parser;
  }

  public List<Item> items() {
    return items;
  }

  public List<Renames> renames() {
    return renames;
  }

  private void entry() {
    Token first = in.next();
    if (first.kind() == Kind.PERIOD
        || (first.kind() == Kind.WORD && LISTING.contains(first.text().toUpperCase(Locale.ROOT)))) {
      return;
    }
    if (first.is("TITLE")) {
      in.next();
      return;
    }
    int level =
        first.isInteger() && first.text().length() <= 2 ? Integer.parseInt(first.text()) : 0;
    if (level == 66) {
      rename(first);
    } else if (level == 88) {
      condition(first);
    } else if ((level >= 1 && level <= 49) || level == 77) {
      item(first, level);
    } else {
      findings.add(
          first,
          "an entry starts with " + shown(first),
          "a level number: 01 to 49, 66, 77 or 88",
          level == 78
              ? "level 78 constants are not supported: write the value where it is used"
              : "a copybook holds data description entries only; check the period before it");
      skipEntry();
    }
  }

  private void item(Token first, int level) {
    boolean named = nameFollows();
    Token name = named ? in.next() : first;
    boolean filler = !named || name.is(Item.FILLER);
    if (named && !filler && !Names.valid(name.text())) {
      findings.add(
          name, shown(name) + " is no data name", Names.SHAPE, "give the item a COBOL data name");
    }
    Item item =
        new Item(level, filler ? Item.FILLER : name.text(), filler, first.file(), first.line());
    items.add(item);
    ClauseParser clauses = new ClauseParser(in, findings, item);
    while (in.more() && in.peek().kind() != Kind.PERIOD) {
      if (startsEntry()) {
        missingPeriod(item);
        return;
      }
      if (!clauses.clause()) {
        skipEntry();
        return;
      }
    }
    if (!in.more()) {
      missingPeriod(item);
    }
    in.next();
  }

  private boolean nameFollows() {
    Token next = in.peek();
    return next.kind() != Kind.PERIOD
        && (!startsClause(next)
            || (Keywords.ALSO_NAMES.contains(next.text().toUpperCase(Locale.ROOT))
                && (in.peek(1).kind() == Kind.PERIOD || startsClause(in.peek(1)))));
  }

  private static boolean startsClause(Token token) {
    return token.kind() == Kind.WORD
        && (Keywords.CLAUSE_STARTS.contains(token.text().toUpperCase(Locale.ROOT))
            || Usage.named(token.text()) != null);
  }

  /** A level number first on its line, with a name after it: the period before it is not there. */
  private boolean startsEntry() {
    Token token = in.peek();
    return token.isInteger()
        && token.text().length() <= 2
        && in.peek(1).kind() == Kind.WORD
        && !in.peek(1).glued();
  }

  /** After a small number among the values of a condition its next value, or THRU, may come. */
  private boolean endsWithoutPeriod() {
    String next = in.peek(1).text();
    return startsEntry()
        && !next.isEmpty()
        && Character.isLetter(next.charAt(0))
        && !Literals.isFigurative(next)
        && !VALUE_WORDS.contains(next.toUpperCase(Locale.ROOT));
  }

  private void missingPeriod(Item item) {
    findings.add(
        item,
        "the entry of " + item.name() + " has no period",
        "a period at its end, before column 73",
        "end the entry with a period");
  }

  private void condition(Token first) {
    Token name = in.next();
    if (items.isEmpty() || !Names.valid(name.text())) {
      findings.add(
          first, "level 88 " + shown(name), "a condition name below an item", "check the entry");
      skipEntry();
      return;
    }
    in.skipAny("VALUE", "VALUES");
    in.skipAny("IS", "ARE");
    int values = 0;
    StringBuilder text = new StringBuilder(name.text());
    while (in.more() && in.peek().kind() != Kind.PERIOD && !endsWithoutPeriod()) {
      text.append(' ').append(in.peek().text());
      boolean word = in.skipAny("THRU", "THROUGH", "WHEN", "SET", "TO", "FALSE", "IS");
      if (!word && Literals.read(in) == null) {
        findings.add(
            in.peek(),
            "the values of " + name.text() + " hold " + shown(in.peek()),
            "literals, THRU, WHEN SET TO FALSE",
            "check the entry");
        skipEntry();
        return;
      }
      values++;
    }
    if (values == 0 || in.peek().kind() != Kind.PERIOD) {
      findings.add(
          first,
          "the entry of " + name.text() + " has no " + (values == 0 ? "value" : "period"),
          "88 NAME VALUE literal.",
          "complete the entry");
    }
    items.get(items.size() - 1).conditions().add(text.toString());
    if (in.peek().kind() == Kind.PERIOD) {
      in.next();
    }
  }

  private void rename(Token first) {
    Token name = in.next();
    boolean renamesWord = in.skip("RENAMES");
    String from = qualified();
    String through = in.skipAny("THRU", "THROUGH") ? qualified() : null;
    if (!renamesWord || in.peek().kind() != Kind.PERIOD) {
      findings.add(
          first,
          "the entry of " + shown(name) + " cannot be read",
          "66 NAME RENAMES FIELD [THRU FIELD].",
          "complete the entry");
      skipEntry();
      return;
    }
    in.next();
    renames.add(new Renames(name, items.size(), from, through));
  }

  private String qualified() {
    String name = in.next().text();
    while (in.skipAny("OF", "IN")) {
      in.next();
    }
    return name;
  }

  private void skipEntry() {
    while (in.more() && in.next().kind() != Kind.PERIOD) {
      // To the end of the entry: one finding an entry is enough.
    }
  }

  static String shown(Token token) {
    String text = token.text().replaceAll("[^ -~]", "?");
    return text.isEmpty() ? "nothing" : text.length() > 40 ? text.substring(0, 40) + "..." : text;
  }
}
