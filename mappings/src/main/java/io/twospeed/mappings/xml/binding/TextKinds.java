package io.twospeed.mappings.xml.binding;

import com.sun.xml.xsom.XSFacet;
import com.sun.xml.xsom.XSSimpleType;
import com.sun.xml.xsom.XSType;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import javax.xml.XMLConstants;
import org.jspecify.annotations.Nullable;

/** What the text of a simple type is, by the type of XML Schema that it stands on. */
final class TextKinds {
  private static final Map<String, TextKind> BUILT_IN =
      Map.of(
          "integer", TextKind.INTEGER,
          "decimal", TextKind.DECIMAL,
          "float", TextKind.FLOATING,
          "double", TextKind.FLOATING,
          "boolean", TextKind.BOOLEAN,
          "QName", TextKind.QNAME,
          "string", TextKind.STRING,
          "normalizedString", TextKind.NORMALIZED,
          "token", TextKind.TOKEN);

  private static final Map<String, TextKind> BY_WHITE_SPACE =
      Map.of(
          "preserve", TextKind.STRING,
          "replace", TextKind.NORMALIZED,
          "collapse", TextKind.TOKEN);

  private TextKinds() {}

  static TextKind of(XSSimpleType type) {
    if (isAny(type)) {
      return TextKind.STRING;
    }
    for (XSType each = type; each != null; each = base(each)) {
      Optional<TextKind> kind = own(each.asSimpleType());
      if (kind.isPresent()) {
        return kind.get();
      }
    }
    return TextKind.TOKEN;
  }

  /** What the type itself says of it, whatever it stands on. */
  private static Optional<TextKind> own(XSSimpleType type) {
    if (type.isList()) {
      return Optional.of(TextKind.TOKEN);
    }
    if (type.isUnion()) {
      return Optional.of(union(type));
    }
    if (XMLConstants.W3C_XML_SCHEMA_NS_URI.equals(type.getTargetNamespace())) {
      TextKind kind = BUILT_IN.get(String.valueOf(type.getName()));
      if (kind != null) {
        return Optional.of(kind);
      }
    }
    XSFacet space =
        type.isRestriction() ? type.asRestriction().getDeclaredFacet("whiteSpace") : null;
    // Of a number or a date it says no more than is true of them anyway.
    return space == null || !isText(type)
        ? Optional.empty()
        : Optional.ofNullable(BY_WHITE_SPACE.get(space.getValue().value.strip()));
  }

  /** What every simple type stands on, dates and binary at once. */
  private static boolean isAny(XSType type) {
    return XMLConstants.W3C_XML_SCHEMA_NS_URI.equals(type.getTargetNamespace())
        && "anySimpleType".equals(type.getName());
  }

  private static boolean isText(XSSimpleType type) {
    XSSimpleType primitive = type.getPrimitiveType();
    return primitive != null && "string".equals(primitive.getName());
  }

  /** What the member keeps that keeps most: which one a value is of, only a validator knows. */
  private static TextKind union(XSSimpleType type) {
    List<TextKind> members =
        IntStream.range(0, type.asUnion().getMemberSize())
            .mapToObj(i -> of(type.asUnion().getMember(i)))
            .toList();
    return members.contains(TextKind.STRING)
        ? TextKind.STRING
        : members.contains(TextKind.NORMALIZED) ? TextKind.NORMALIZED : TextKind.TOKEN;
  }

  private static @Nullable XSType base(XSType type) {
    XSType base = type.getBaseType();
    return base == type || !base.isSimpleType() ? null : base;
  }
}
