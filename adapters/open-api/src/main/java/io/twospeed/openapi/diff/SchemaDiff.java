package io.twospeed.openapi.diff;

import io.swagger.v3.oas.models.media.Discriminator;
import io.swagger.v3.oas.models.media.Schema;
import io.twospeed.openapi.schema.SchemaLimits;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.openapitools.openapidiff.core.model.ChangedList;
import org.openapitools.openapidiff.core.model.ChangedSchema;

/** The differences of one schema, and of those it is made of. */
final class SchemaDiff {
  private final boolean request;
  private final List<ContractChange> changes = new ArrayList<>();
  private final Set<ChangedSchema> open = Collections.newSetFromMap(new IdentityHashMap<>());

  private SchemaDiff(boolean request) {
    this.request = request;
  }

  static List<ContractChange> between(
      ChangedSchema changed, boolean request, String where, ContractPlaces at) {
    SchemaDiff diff = new SchemaDiff(request);
    diff.schema(changed, where + " ", at);
    return diff.changes;
  }

  private void schema(ChangedSchema changed, String where, ContractPlaces at) {
    if (!open.add(changed)) {
      return;
    }
    own(changed, where, at);
    properties(changed, where, at);
    if (changed.getItems() != null) {
      schema(changed.getItems(), where + "/*", at.at("items"));
    }
    if (changed.getAddProp() != null) {
      schema(changed.getAddProp(), where + "/*", at.at("additionalProperties"));
    }
    if (changed.getOneOfSchema() != null) {
      alternatives(changed, where, at);
    }
    open.remove(changed);
  }

  private void own(ChangedSchema changed, String where, ContractPlaces at) {
    Schema<?> old = changed.getOldSchema();
    Schema<?> now = changed.getNewSchema();
    if (changed.isChangedType()) {
      type(where, at, "type " + old.getType(), "type " + now.getType());
    } else if (changed.isChangeFormat()) {
      type(where, at, "format " + old.getFormat(), "format " + now.getFormat());
    } else if (changed.isDiscriminatorPropertyChanged()) {
      type(where, at, kindsOf(old), kindsOf(now));
    }
    if (changed.isChangeDefault()) {
      harmless(where, at, "default was %s, is %s".formatted(old.getDefault(), now.getDefault()));
    }
    if (changed.isChangeDeprecated() && Boolean.TRUE.equals(now.getDeprecated())) {
      harmless(where, at, "it is deprecated now");
    }
    values(changed.getEnumeration(), where, at);
    limits(old, now, where, at);
  }

  /** What narrows a request breaks it, and what widens an answer; the other way does not. */
  private void limits(Schema<?> old, Schema<?> now, String where, ContractPlaces at) {
    List<String> breaking = SchemaLimits.between(old, now, request);
    List<String> others = new ArrayList<>(SchemaLimits.between(old, now, !request));
    others.removeAll(breaking);
    if (!breaking.isEmpty()) {
      limit(where, at, String.join(", ", breaking));
    }
    if (!others.isEmpty()) {
      harmless(where, at, String.join(", ", others));
    }
  }

  private static String kindsOf(Schema<?> schema) {
    Discriminator told = schema.getDiscriminator();
    return "of kinds told by " + (told == null ? "no field" : told.getPropertyName());
  }

  private void type(String where, ContractPlaces at, String old, String now) {
    add(
        request ? BreakKind.REQUEST_FIELD_TYPE : BreakKind.RESPONSE_FIELD_TYPE,
        where,
        at,
        "was %s, is %s".formatted(old, now));
  }

  private void limit(String where, ContractPlaces at, String what) {
    add(
        request ? BreakKind.REQUEST_FIELD_NARROWED : BreakKind.RESPONSE_FIELD_WIDENED,
        where,
        at,
        what);
  }

  private void values(@Nullable ChangedList<?> changed, String where, ContractPlaces at) {
    if (changed == null) {
      return;
    }
    List<?> concerned = request ? changed.getMissing() : changed.getIncreased();
    List<?> others = request ? changed.getIncreased() : changed.getMissing();
    if (!concerned.isEmpty() && changed.isIncompatible()) {
      limit(where, at, (request ? "values gone: " : "values added: ") + concerned);
    }
    if (!others.isEmpty()) {
      harmless(where, at, (request ? "values added: " : "values gone: ") + others);
    }
  }

  private void properties(ChangedSchema changed, String where, ContractPlaces at) {
    Set<String> gone = keys(changed.getMissingProperties());
    for (String name : gone) {
      add(
          request ? BreakKind.REQUEST_FIELD_REMOVED : BreakKind.RESPONSE_FIELD_REMOVED,
          where + "/" + name,
          at.at("properties"),
          "the field is gone");
    }
    Set<String> added = keys(changed.getIncreasedProperties());
    for (String name : added) {
      harmless(where + "/" + name, at.at("properties").at(name), "the field is new");
    }
    required(changed, gone, added, where, at);
    if (changed.getChangedProperties() != null) {
      for (Map.Entry<String, ChangedSchema> each : changed.getChangedProperties().entrySet()) {
        schema(each.getValue(), where + "/" + each.getKey(), at.at("properties").at(each.getKey()));
      }
    }
  }

  private void required(
      ChangedSchema changed, Set<String> gone, Set<String> added, String where, ContractPlaces at) {
    if (changed.getRequired() == null) {
      return;
    }
    List<String> concerned =
        request ? changed.getRequired().getIncreased() : changed.getRequired().getMissing();
    for (String name : concerned) {
      if (!gone.contains(name)) {
        add(
            request ? BreakKind.REQUEST_FIELD_REQUIRED : BreakKind.RESPONSE_FIELD_OPTIONAL,
            where + "/" + name,
            at.at("properties").at(name),
            request ? "the field is required now" : "the field is not required any more");
      }
    }
    List<String> others =
        request ? changed.getRequired().getMissing() : changed.getRequired().getIncreased();
    for (String name : others) {
      if (!gone.contains(name) && !added.contains(name)) {
        harmless(
            where + "/" + name,
            at.at("properties").at(name),
            request ? "the field is not required any more" : "the field is always there now");
      }
    }
  }

  private void alternatives(ChangedSchema changed, String where, ContractPlaces at) {
    Map<String, ?> concerned =
        request ? changed.getOneOfSchema().getMissing() : changed.getOneOfSchema().getIncreased();
    if (concerned != null && !concerned.isEmpty()) {
      limit(where, at, (request ? "kinds gone: " : "kinds added: ") + keys(concerned));
    }
    Map<String, ?> others =
        request ? changed.getOneOfSchema().getIncreased() : changed.getOneOfSchema().getMissing();
    if (others != null && !others.isEmpty()) {
      harmless(where, at, (request ? "kinds added: " : "kinds gone: ") + keys(others));
    }
    Map<String, ChangedSchema> kinds = changed.getOneOfSchema().getChanged();
    if (kinds != null) {
      kinds.values().forEach(each -> schema(each, where, at));
    }
  }

  private static Set<String> keys(@Nullable Map<String, ?> named) {
    return named == null ? Set.of() : new TreeSet<>(named.keySet());
  }

  private void add(BreakKind kind, String where, ContractPlaces at, String what) {
    changes.add(ContractChange.breaking(kind, where.strip(), at.line(), what));
  }

  private void harmless(String where, ContractPlaces at, String what) {
    changes.add(ContractChange.harmless(where.strip(), at.line(), what));
  }
}
