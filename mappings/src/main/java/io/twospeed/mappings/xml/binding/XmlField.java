package io.twospeed.mappings.xml.binding;

import io.twospeed.mappings.xml.binding.TypeBinding.Slot;
import java.util.ArrayList;
import java.util.List;

/**
 * A key of an element's JSON, as a tool sees it that writes mappings.
 *
 * @param repeated whether its value is an array
 * @param children of an object; empty for a value, and for what can only be passed on whole
 */
public record XmlField(String key, boolean repeated, List<XmlField> children) {

  public static List<XmlField> of(TypeBinding type) {
    return of(type, new ArrayList<>());
  }

  private static List<XmlField> of(TypeBinding type, List<TypeBinding> around) {
    List<XmlField> fields = new ArrayList<>();
    if (type.isPlain() || type.ordered() || around.contains(type)) {
      return fields;
    }
    around.add(type);
    type.attributesByKey().keySet().forEach(key -> fields.add(new XmlField(key, false, List.of())));
    if (type.text() != null) {
      fields.add(new XmlField(TypeBinding.TEXT, false, List.of()));
    }
    for (Slot slot : type.slots()) {
      fields.add(new XmlField(slot.key(), slot.repeated(), of(slot.type(), around)));
    }
    if (type.wildcardAt() >= 0) {
      fields.add(new XmlField(TypeBinding.ANY, false, List.of()));
    }
    around.remove(type);
    return fields;
  }
}
