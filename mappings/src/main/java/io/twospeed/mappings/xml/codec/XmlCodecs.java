package io.twospeed.mappings.xml.codec;

import com.sun.xml.xsom.XSElementDecl;
import com.sun.xml.xsom.XSSchemaSet;
import io.twospeed.mappings.xml.binding.NamedTypes;
import io.twospeed.mappings.xml.binding.Namespaces;
import io.twospeed.mappings.xml.binding.TypeBinder;
import io.twospeed.mappings.xml.binding.TypeBinding;
import io.twospeed.mappings.xml.document.Name;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import javax.xml.validation.Schema;

/** The codecs of a contract's global elements, each made once. */
public final class XmlCodecs {
  private final Map<Name, XmlCodec> byElement = new LinkedHashMap<>();

  public XmlCodecs(XSSchemaSet components, Schema grammar) {
    Sessions sessions = new Sessions(grammar);
    TypeBinder binder = new TypeBinder();
    Namespaces namespaces = new Namespaces(components);
    NamedTypes types = new NamedTypes(binder.bindNamed(components));
    Map<Name, TypeBinding> bound = new LinkedHashMap<>();
    components
        .iterateElementDecls()
        .forEachRemaining(each -> bound.put(nameOf(each), binder.bind(each.getType())));
    boolean counts = binder.counts();
    bound.forEach(
        (name, type) ->
            byElement.put(name, new XmlCodec(name, type, types, namespaces, sessions, counts)));
  }

  private static Name nameOf(XSElementDecl element) {
    return new Name(element.getTargetNamespace(), element.getName());
  }

  public Optional<XmlCodec> codec(Name element) {
    return Optional.ofNullable(byElement.get(element));
  }
}
