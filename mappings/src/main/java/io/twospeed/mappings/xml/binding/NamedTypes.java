package io.twospeed.mappings.xml.binding;

import io.twospeed.mappings.xml.document.Name;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A contract's types by the names that xsi:type and {@code #type} give them. */
public final class NamedTypes {
  private final Map<Name, TypeBinding> byName;
  private final Map<String, Name> byLocal = new HashMap<>();

  public NamedTypes(Map<Name, TypeBinding> types) {
    this.byName = Map.copyOf(types);
    Set<String> shared = new HashSet<>();
    for (Name name : types.keySet()) {
      if (byLocal.put(name.local(), name) != null) {
        shared.add(name.local());
      }
    }
    byLocal.keySet().removeAll(shared);
  }

  public @Nullable TypeBinding find(Name name) {
    return byName.get(name);
  }

  /** The type that JSON names: by its local name where no other type has it, else whole. */
  public @Nullable TypeBinding find(String key) {
    Name name = byLocal.get(key);
    return byName.get(name == null ? Name.parse(key) : name);
  }

  /** What JSON calls it. */
  public String keyOf(Name name) {
    return byLocal.containsKey(name.local()) ? name.local() : name.toString();
  }
}
