package io.twospeed.mappings.xml.binding;

import com.sun.xml.xsom.XSAttributeUse;
import com.sun.xml.xsom.XSComplexType;
import com.sun.xml.xsom.XSContentType;
import com.sun.xml.xsom.XSElementDecl;
import com.sun.xml.xsom.XSModelGroup;
import com.sun.xml.xsom.XSParticle;
import com.sun.xml.xsom.XSSchemaSet;
import com.sun.xml.xsom.XSSimpleType;
import com.sun.xml.xsom.XSTerm;
import com.sun.xml.xsom.XSType;
import io.twospeed.mappings.xml.binding.TypeBinding.Attribute;
import io.twospeed.mappings.xml.binding.TypeBinding.Slot;
import io.twospeed.mappings.xml.document.Name;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.xml.XMLConstants;

/** Schema components to bindings, each type once. */
public final class TypeBinder {
  private static final String XS = XMLConstants.W3C_XML_SCHEMA_NS_URI;

  /**
   * The most occurrences that the validator is asked to count, those of the groups around included.
   */
  public static final int MOST_COUNTED = 20;

  private static final Name ANY_TYPE = new Name(XS, "anyType");

  private final Map<XSType, TypeBinding> bound = new HashMap<>();
  private final Map<Name, TypeBinding> named = new HashMap<>();
  private boolean counts;

  /** All types with a name, for xsi:type. */
  public Map<Name, TypeBinding> bindNamed(XSSchemaSet schemas) {
    for (Iterator<XSType> types = schemas.iterateTypes(); types.hasNext(); ) {
      XSType type = types.next();
      named.put(nameOf(type), bind(type));
    }
    return Map.copyOf(named);
  }

  /** Whether a type that was bound has more occurrences than the validator is asked to count. */
  public boolean counts() {
    return counts;
  }

  public TypeBinding bind(XSType type) {
    TypeBinding known = bound.get(type);
    if (known != null) {
      return known;
    }
    TypeBinding binding = new TypeBinding(type.isGlobal() ? nameOf(type) : null);
    bound.put(type, binding);
    if (type.isSimpleType()) {
      bindText(type.asSimpleType(), binding);
    } else if (nameOf(type).equals(ANY_TYPE)) {
      binding.open = true;
    } else {
      bindComplex(type.asComplexType(), binding);
    }
    return binding;
  }

  private static Name nameOf(XSType type) {
    return new Name(type.getTargetNamespace(), String.valueOf(type.getName()));
  }

  private static void bindText(XSSimpleType type, TypeBinding binding) {
    binding.list = type.isList();
    XSSimpleType single = single(type);
    TextKind text = TextKinds.of(single);
    binding.text = text;
    binding.facets = Facets.of(single, text);
  }

  private static XSSimpleType single(XSSimpleType type) {
    return type.isList() ? type.asList().getItemType() : type;
  }

  private void bindComplex(XSComplexType type, TypeBinding binding) {
    XSContentType content = type.getContentType();
    Set<String> keys = new HashSet<>();
    if (content.asSimpleType() != null) {
      bindText(content.asSimpleType(), binding);
      keys.add(TypeBinding.TEXT);
    } else if (content.asParticle() != null) {
      binding.mixed = type.isMixed();
      bindElements(content.asParticle(), binding);
      for (Slot slot : binding.slots()) {
        keys.add(slot.key());
      }
    }
    for (XSAttributeUse use : type.getAttributeUses()) {
      Name name = new Name(use.getDecl().getTargetNamespace(), use.getDecl().getName());
      String key = keys.contains(name.local()) ? "@" + name.local() : name.local();
      if (!keys.add(key)) {
        key = "@" + name;
        keys.add(key);
      }
      XSSimpleType simple = use.getDecl().getType();
      binding.attribute(
          new Attribute(
              name,
              key,
              TextKinds.of(single(simple)),
              simple.isList(),
              use.isRequired(),
              Facets.of(single(simple), TextKinds.of(single(simple)))));
    }
    binding.anyAttributes = type.getAttributeWildcard() != null;
  }

  private void bindElements(XSParticle content, TypeBinding binding) {
    Elements elements = new Elements();
    elements.add(content, false, true);
    binding.ordered = binding.mixed() || elements.orderIsOpen;
    binding.wildcardAt = elements.wildcardAt;
    ContentModel model = ContentModel.of(content);
    binding.model = model.isNeeded() ? model : null;
    counts |= model.counts();
    List<Slot> slots = new ArrayList<>();
    for (Element element : elements.found) {
      Name name = nameOf(element.declaration);
      boolean clash =
          elements.found.stream()
              .anyMatch(
                  other ->
                      other.declaration.getName().equals(name.local())
                          && !nameOf(other.declaration).equals(name));
      slots.add(
          new Slot(
              name,
              clash ? name.toString() : name.local(),
              bind(element.declaration.getType()),
              element.repeated && !binding.ordered(),
              element.declaration.isNillable(),
              element.required && !binding.ordered()));
    }
    binding.slots(slots.toArray(new Slot[0]));
  }

  private static Name nameOf(XSElementDecl element) {
    return new Name(element.getTargetNamespace(), element.getName());
  }

  private record Element(XSElementDecl declaration, boolean repeated, boolean required) {}

  /** The elements of a content model in the order in which a valid document has them. */
  private static final class Elements {
    private final List<Element> found = new ArrayList<>();
    private final Set<Name> names = new HashSet<>();
    private boolean orderIsOpen;
    private int wildcardAt = -1;

    void add(XSParticle particle, boolean repeatedAround, boolean requiredAround) {
      boolean repeated = repeatedAround || particle.isRepeated();
      boolean required = requiredAround && particle.getMinOccurs().signum() > 0;
      if (particle.getMaxOccurs().signum() == 0) {
        return;
      }
      XSTerm term = particle.getTerm();
      if (term.isElementDecl()) {
        addElement(term.asElementDecl(), repeated, required);
      } else if (term.isWildcard()) {
        orderIsOpen |= wildcardAt >= 0;
        wildcardAt = found.size();
      } else {
        addGroup(
            term.isModelGroup() ? term.asModelGroup() : term.asModelGroupDecl().getModelGroup(),
            repeated,
            required);
      }
    }

    private void addGroup(XSModelGroup group, boolean repeated, boolean required) {
      boolean choice = group.getCompositor() == XSModelGroup.Compositor.CHOICE;
      int before = found.size() + (wildcardAt >= 0 ? 1 : 0);
      for (XSParticle child : group.getChildren()) {
        add(child, repeated, required && !choice);
      }
      int added = found.size() + (wildcardAt >= 0 ? 1 : 0) - before;
      orderIsOpen |= repeated && added > 1;
    }

    private void addElement(XSElementDecl declaration, boolean repeated, boolean required) {
      Set<? extends XSElementDecl> members =
          declaration.isGlobal() ? declaration.getSubstitutables() : Set.of(declaration);
      int concrete = 0;
      for (XSElementDecl member : members) {
        if (!member.isAbstract()) {
          concrete++;
          if (names.add(nameOf(member))) {
            found.add(new Element(member, repeated, required && members.size() == 1));
          } else {
            orderIsOpen = true;
          }
        }
      }
      orderIsOpen |= repeated && concrete > 1;
    }
  }
}
