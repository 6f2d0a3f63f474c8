package io.twospeed.mappings.xml.binding;

import com.sun.xml.xsom.XSSchema;
import com.sun.xml.xsom.XSSchemaSet;
import io.twospeed.mappings.xml.document.XmlText;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.xml.XMLConstants;
import org.jspecify.annotations.Nullable;

/** The prefixes under which a contract's namespaces are written: ns1, ns2 and so on. */
public final class Namespaces {

  private final Map<String, String> prefixes = new LinkedHashMap<>();
  private final String declarations;

  public Namespaces(XSSchemaSet schemas) {
    StringBuilder text = new StringBuilder();
    for (Iterator<XSSchema> all = schemas.iterateSchema(); all.hasNext(); ) {
      String namespace = all.next().getTargetNamespace();
      if (!namespace.isEmpty()
          && !namespace.equals(XMLConstants.W3C_XML_SCHEMA_NS_URI)
          && !namespace.equals(XMLConstants.XML_NS_URI)) {
        String prefix = "ns" + (prefixes.size() + 1);
        prefixes.put(namespace, prefix);
        text.append(" xmlns:").append(prefix).append("=\"");
        XmlText.escape(namespace, true, text);
        text.append('"');
      }
    }
    prefixes.put(XMLConstants.XML_NS_URI, XMLConstants.XML_NS_PREFIX); // declared by XML itself
    this.declarations = text.toString();
  }

  /** What the root element declares. */
  public String declarations() {
    return declarations;
  }

  public @Nullable String prefix(String namespace) {
    return prefixes.get(namespace);
  }
}
