package io.twospeed.mappings.copybook.syntax;

import io.twospeed.mappings.copybook.source.Findings;
import io.twospeed.mappings.copybook.source.Keywords;
import io.twospeed.mappings.copybook.source.Literals;
import io.twospeed.mappings.copybook.source.Token;
import io.twospeed.mappings.copybook.source.Token.Kind;
import io.twospeed.mappings.copybook.source.TokenReader;
import io.twospeed.mappings.copybook.syntax.Item.Occurs;
import io.twospeed.mappings.copybook.syntax.Item.Sign;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The clauses of one data description entry, in any order. */
final class ClauseParser {
  private static final Map<String, String> REFUSED =
      Map.ofEntries(
          Map.entry("DYNAMIC", "DYNAMIC LENGTH: the item's bytes do not lie in the record"),
          Map.entry("TYPE", "TYPE: write the clauses of the type in its place"),
          Map.entry("TYPEDEF", "TYPEDEF: write the clauses where the type is used"),
          Map.entry("LIKE", "LIKE: write the clauses of the other item"),
          Map.entry("SAME", "SAME AS: write the clauses of the other item"),
          Map.entry("ANY", "ANY LENGTH: a record's item has a length of its own"),
          Map.entry("BASED", "BASED: the item's bytes do not lie in the record"),
          Map.entry("CONSTANT", "CONSTANT: write the value where it is used"),
          Map.entry("PROPERTY", "PROPERTY: it belongs to classes, not to records"),
          Map.entry("ALIGNED", "ALIGNED: bit items are not supported"),
          Map.entry("OBJECT", "OBJECT REFERENCE: it means nothing outside its program"),
          Map.entry("DATE", "DATE FORMAT: windowed dates are not supported"),
          Map.entry("RENAMES", "RENAMES: it takes level 66"));

  private final TokenReader in;
  private final Findings findings;
  private final Item item;

  ClauseParser(TokenReader in, Findings findings, Item item) {
    this.in = in;
    this.findings = findings;
    this.item = item;
  }

  /** Reads one clause; false where the rest of the entry makes no sense any more. */
  boolean clause() {
    Token word = in.next();
    String clause = word.kind() == Kind.WORD ? word.text().toUpperCase(Locale.ROOT) : "";
    return switch (clause) {
      // No effect on the bytes.
      case "IS", "EXTERNAL", "GLOBAL", "VOLATILE" -> true;
      case "REDEFINES" -> redefines(word);
      case "PIC", "PICTURE" -> picture(word);
      case "USAGE" -> usageWord();
      case "OCCURS" -> occurs(word);
      case "VALUE", "VALUES" -> value(word);
      case "SIGN" -> signWord();
      case "LEADING", "TRAILING" -> sign(word);
      case "SYNC", "SYNCHRONIZED" -> sync();
      case "JUST", "JUSTIFIED" -> justified();
      case "BLANK" -> blankWhenZero(word);
      case "GROUP-USAGE" -> groupUsage(word);
      default -> usageOrRefusal(word, clause);
    };
  }

  private boolean redefines(Token word) {
    once(word, item.redefines() != null);
    item.redefines = in.next().text();
    return true;
  }

  private boolean usageWord() {
    in.skip("IS");
    return usage(in.next());
  }

  private boolean signWord() {
    in.skip("IS");
    return sign(in.next());
  }

  private boolean sync() {
    in.skipAny("LEFT", "RIGHT");
    item.sync = true;
    return true;
  }

  private boolean justified() {
    in.skip("RIGHT");
    item.justified = true;
    return true;
  }

  private boolean usageOrRefusal(Token word, String clause) {
    if (Usage.named(clause) != null || Usage.foreign(clause)) {
      return usage(word);
    }
    String refused = REFUSED.get(clause);
    if (refused != null) {
      findings.add(word, "clause " + refused, "a clause of a record's item", "take it out");
    } else {
      findings.add(
          word,
          "the entry of " + item.name() + " holds " + EntryParser.shown(word),
          "a clause of a data description entry, or the period",
          "check the spelling and the period before it");
    }
    return false;
  }

  private void once(Token word, boolean there) {
    if (there) {
      findings.add(
          word,
          "the entry of " + item.name() + " has " + word.text().toUpperCase(Locale.ROOT) + " twice",
          "one",
          "take one of them out");
    }
  }

  private boolean picture(Token word) {
    in.skip("IS");
    once(word, item.picture() != null);
    if (!in.more() || in.peek().kind() == Kind.PERIOD) {
      findings.add(word, "PICTURE is empty", "a picture string", "write the picture");
      return false;
    }
    Token at = in.peek();
    String text = in.nextJoined();
    // A comma or semicolon that ends the string is a separator, unless the lexer kept it inside.
    try {
      item.picture = PictureParser.parse(text);
      return true;
    } catch (IllegalArgumentException e) {
      findings.add(
          at,
          item.name() + ": " + e.getMessage(),
          "a picture of X A 9 S V P N G, or an edited one",
          "check the picture string");
      return false;
    }
  }

  private boolean usage(Token word) {
    Usage usage = Usage.named(word.text());
    if (usage == null) {
      findings.add(
          word,
          "USAGE " + EntryParser.shown(word) + " is not supported",
          "DISPLAY, DISPLAY-1, NATIONAL, COMP to COMP-6, BINARY, PACKED-DECIMAL, INDEX, POINTER",
          "use one of these");
      return false;
    }
    once(word, item.usage() != null);
    item.usage = usage;
    if (in.peek().is("NATIVE")) {
      in.next();
    }
    return true;
  }

  private boolean sign(Token word) {
    if (!word.is("LEADING") && !word.is("TRAILING")) {
      findings.add(
          word,
          "SIGN IS " + EntryParser.shown(word),
          "LEADING or TRAILING, with SEPARATE or without",
          "complete the clause");
      return false;
    }
    boolean separate = in.skip("SEPARATE");
    if (separate) {
      in.skip("CHARACTER");
    }
    item.sign = new Sign(word.is("LEADING"), separate);
    return true;
  }

  private boolean blankWhenZero(Token word) {
    in.skip("WHEN");
    if (!in.skipAny("ZERO", "ZEROS", "ZEROES")) {
      findings.add(word, "BLANK is incomplete", "BLANK WHEN ZERO", "complete the clause");
      return false;
    }
    item.blankWhenZero = true;
    return true;
  }

  private boolean groupUsage(Token word) {
    in.skip("IS");
    if (!in.skip("NATIONAL")) {
      findings.add(
          word,
          "GROUP-USAGE " + EntryParser.shown(in.peek()) + " is not supported",
          "GROUP-USAGE NATIONAL",
          "use NATIONAL");
      return false;
    }
    item.groupUsage = true;
    item.usage = Usage.NATIONAL;
    return true;
  }

  private boolean value(Token word) {
    in.skipAny("IS", "ARE");
    once(word, item.value() != null);
    item.value = Literals.read(in);
    if (item.value() == null) {
      findings.add(
          word,
          "VALUE of " + item.name() + " is " + EntryParser.shown(in.peek()),
          "a literal or a figurative constant",
          "check the literal");
      return false;
    }
    return true;
  }

  private boolean occurs(Token word) {
    once(word, item.occurs() != null);
    int least = number(in.next());
    int most = least;
    if (in.skip("TO")) {
      if (in.skip("UNBOUNDED")) {
        findings.add(
            word,
            "OCCURS ... TO UNBOUNDED is not supported",
            "OCCURS n TO m TIMES DEPENDING ON field",
            "give the table a largest number of occurrences");
        return false;
      }
      most = number(in.next());
    }
    in.skip("TIMES");
    List<String> counter = in.peek().is("DEPENDING") ? dependingOn() : List.of();
    keysAndIndexes();
    if (counter.isEmpty() && in.peek().is("DEPENDING")) {
      counter = dependingOn();
      keysAndIndexes();
    }
    boolean ranged = most != least;
    // OCCURS 5 DEPENDING ON N: IBM takes it for 1 TO 5.
    int first = !counter.isEmpty() && !ranged ? Math.min(1, most) : least;
    if (least < 0 || most < 1 || first > most || (ranged && counter.isEmpty())) {
      findings.add(
          word,
          "OCCURS of " + item.name() + " cannot be read",
          "OCCURS n TIMES, or OCCURS n TO m TIMES DEPENDING ON field",
          "complete the clause; n at most 99999999");
      return false;
    }
    item.occurs = new Occurs(first, most, counter);
    return true;
  }

  private List<String> dependingOn() {
    in.next();
    in.skip("ON");
    List<String> names = new ArrayList<>();
    do {
      names.add(in.next().text());
    } while (in.skipAny("OF", "IN"));
    return names;
  }

  private void keysAndIndexes() {
    while (true) {
      if (in.skipAny("ASCENDING", "DESCENDING")) {
        in.skip("KEY");
        in.skip("IS");
        names();
      } else if (in.skip("INDEXED")) {
        in.skip("BY");
        names();
      } else {
        return;
      }
    }
  }

  private void names() {
    do {
      in.next();
    } while (in.more() && in.peek().kind() == Kind.WORD && isOtherName(in.peek()));
  }

  private static boolean isOtherName(Token token) {
    String word = token.text().toUpperCase(Locale.ROOT);
    return !Keywords.CLAUSE_STARTS.contains(word)
        && Usage.named(word) == null
        && !Usage.foreign(word);
  }

  private static int number(Token token) {
    return token.isInteger() && token.text().length() <= 8 ? Integer.parseInt(token.text()) : -1;
  }
}
