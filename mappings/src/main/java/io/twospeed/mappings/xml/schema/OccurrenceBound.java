package io.twospeed.mappings.xml.schema;

import io.twospeed.mappings.xml.binding.TypeBinder;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Set;
import javax.xml.XMLConstants;
import org.jspecify.annotations.Nullable;
import org.xml.sax.Attributes;
import org.xml.sax.helpers.AttributesImpl;

/**
 * Takes the large numbers out of a content model for the validator of the JDK, which makes a state
 * of each occurrence: of a choice that repeats 9,999 times it takes a minute to make a table, and
 * by its own limit it refuses the schema. What repeats more often than {@link
 * TypeBinder#MOST_COUNTED} repeats without end there, and is counted while a message is read.
 */
final class OccurrenceBound {
  private static final Set<String> PARTICLES =
      Set.of("element", "any", "group", "sequence", "choice", "all");

  private final Deque<Long> open = new ArrayDeque<>();

  void enter(String namespace, String local, AttributesImpl attributes) {
    long around = open.isEmpty() || isType(local) ? 1 : open.element();
    long here = around;
    if (local.equals("group") && attributes.getIndex("name") >= 0) {
      here = TypeBinder.MOST_COUNTED; // whoever refers to it may repeat it
    } else if (namespace.equals(XMLConstants.W3C_XML_SCHEMA_NS_URI) && PARTICLES.contains(local)) {
      here = around * times(attributes);
      if (here > TypeBinder.MOST_COUNTED) {
        here = around;
        SchemaSlicer.set("maxOccurs", "unbounded", attributes);
        String least = isZero(attributes.getValue("minOccurs")) ? "0" : "1";
        SchemaSlicer.set("minOccurs", least, attributes);
      }
    }
    open.push(here);
  }

  /** An element's own type has a content model of its own. */
  private static boolean isType(String local) {
    return local.equals("complexType");
  }

  /** How often it occurs where that is a number; what is no number, the validator refuses. */
  private static long times(Attributes attributes) {
    long least = number(attributes.getValue("minOccurs"));
    long most = number(attributes.getValue("maxOccurs"));
    boolean isWrong = most >= 0 && least > most;
    return isWrong ? 1 : Math.max(1, Math.max(least, most));
  }

  private static boolean isZero(@Nullable String occurs) {
    return number(occurs) == 0;
  }

  /** -1 for none and for what is no number. */
  private static long number(@Nullable String text) {
    String digits = text == null ? "" : text.strip();
    if (!digits.matches("[0-9]+")) {
      return -1;
    }
    return digits.length() > 9 ? Integer.MAX_VALUE : Long.parseLong(digits);
  }

  void leave() {
    var unused = open.pop();
  }
}
