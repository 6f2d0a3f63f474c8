package io.twospeed.openapi.diff;

import io.swagger.v3.oas.models.parameters.Parameter;
import io.twospeed.openapi.contract.Contract;
import io.twospeed.openapi.contract.Operation;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.openapitools.openapidiff.core.OpenApiCompare;
import org.openapitools.openapidiff.core.model.ChangedApiResponse;
import org.openapitools.openapidiff.core.model.ChangedContent;
import org.openapitools.openapidiff.core.model.ChangedMediaType;
import org.openapitools.openapidiff.core.model.ChangedOperation;
import org.openapitools.openapidiff.core.model.ChangedParameter;
import org.openapitools.openapidiff.core.model.ChangedParameters;
import org.openapitools.openapidiff.core.model.ChangedRequestBody;
import org.openapitools.openapidiff.core.model.ChangedResponse;
import org.openapitools.openapidiff.core.model.ChangedSchema;

/**
 * Says what openapi-diff finds between a contract and its successor in terms of who calls it: what
 * of a message is different, which promise that breaks, and what a client notices.
 */
public final class ContractDiff {
  private final List<ContractChange> changes = new ArrayList<>();
  private final ContractPlaces places;

  private ContractDiff(ContractPlaces places) {
    this.places = places;
  }

  /**
   * What is different in the successor, in the order of its lines, and whether a client of the
   * predecessor notices. Takes some tens of milliseconds.
   */
  public static List<ContractChange> between(Contract predecessor, Contract successor) {
    if (predecessor.texts().equals(successor.texts())) {
      return List.of();
    }
    ContractDiff diff = new ContractDiff(new ContractPlaces(successor));
    diff.findRemoved(predecessor, successor);
    diff.findNew(predecessor, successor);
    OpenApiCompare.fromSpecifications(ContractModel.of(predecessor), ContractModel.of(successor))
        .getChangedOperations()
        .forEach(diff::operation);
    return diff.changes.stream().distinct().sorted(ContractChange.ORDER).toList();
  }

  /** By what requests match: the base path of the server counts, a parameter's name does not. */
  private void findRemoved(Contract predecessor, Contract successor) {
    Set<String> kept = shapes(successor);
    for (Operation operation : predecessor.operations()) {
      if (!kept.contains(shape(operation))) {
        add(
            BreakKind.OPERATION_REMOVED,
            name(operation),
            places.line("paths"),
            "the operation is gone");
      }
    }
  }

  private void findNew(Contract predecessor, Contract successor) {
    Set<String> known = shapes(predecessor);
    for (Operation operation : successor.operations()) {
      if (!known.contains(shape(operation))) {
        harmless(name(operation), operation.line(), "the operation is new");
      }
    }
  }

  private static String name(Operation operation) {
    return operation.method().toUpperCase(Locale.ROOT) + " " + operation.template().text();
  }

  private static Set<String> shapes(Contract contract) {
    return contract.operations().stream().map(ContractDiff::shape).collect(Collectors.toSet());
  }

  private static String shape(Operation operation) {
    return operation.method() + " " + operation.template().segments();
  }

  private void operation(ChangedOperation changed) {
    String method = changed.getHttpMethod().name();
    String where = method + " " + changed.getPathUrl();
    String[] at = {"paths", changed.getPathUrl(), method.toLowerCase(Locale.ROOT)};
    if (changed.getParameters() != null) {
      parameters(changed.getParameters(), where, places.line(at));
    }
    if (changed.getRequestBody() != null) {
      requestBody(changed.getRequestBody(), where + " request", places.at(at).at("requestBody"));
    }
    if (changed.getApiResponses() != null) {
      responses(changed.getApiResponses(), where, places.at(at).at("responses"));
    }
    if (changed.resultSecurityRequirements().isIncompatible() || asksNewly(changed)) {
      add(BreakKind.SECURITY_CHANGED, where, places.line(at), "it asks for other credentials");
    } else if (changed.resultSecurityRequirements().isDifferent()) {
      harmless(where, places.line(at), "it takes other credentials too");
    }
    if (changed.isDeprecated()) {
      harmless(where, places.line(at), "the operation is deprecated now");
    }
  }

  private static boolean asksNewly(ChangedOperation changed) {
    List<?> old = changed.getOldOperation().getSecurity();
    List<?> now = changed.getNewOperation().getSecurity();
    return (old == null || old.isEmpty()) && now != null && !now.isEmpty();
  }

  private void parameters(ChangedParameters changed, String where, int line) {
    for (Parameter added : changed.getIncreased()) {
      if (Boolean.TRUE.equals(added.getRequired())) {
        add(
            BreakKind.PARAMETER_REQUIRED,
            name(where, added),
            line,
            "the parameter is new and required");
      } else {
        harmless(name(where, added), line, "the parameter is new");
      }
    }
    for (Parameter gone : changed.getMissing()) {
      add(BreakKind.PARAMETER_REMOVED, name(where, gone), line, "the parameter is gone");
    }
    for (ChangedParameter each : changed.getChanged()) {
      String named = where + " " + each.getIn() + ":" + each.getName();
      if (each.isChangeRequired() && Boolean.TRUE.equals(each.getNewParameter().getRequired())) {
        add(BreakKind.PARAMETER_REQUIRED, named, line, "the parameter is required now");
      } else if (each.isChangeRequired()) {
        harmless(named, line, "the parameter is not required any more");
      }
      if (each.isChangeStyle() || each.isChangeExplode()) {
        add(BreakKind.REQUEST_FIELD_TYPE, named, line, "it is written in another style");
      }
      schema(each.getSchema(), true, named, places.at(line));
    }
  }

  private static String name(String where, Parameter parameter) {
    return where + " " + parameter.getIn() + ":" + parameter.getName();
  }

  private void requestBody(ChangedRequestBody changed, String where, ContractPlaces at) {
    if (changed.isChangeRequired()
        && Boolean.TRUE.equals(changed.getNewRequestBody().getRequired())) {
      add(BreakKind.REQUEST_BODY_REQUIRED, where, at.line(), "the body is required now");
    } else if (changed.isChangeRequired()) {
      harmless(where, at.line(), "the body is not required any more");
    }
    content(changed.getContent(), true, where, at);
  }

  private void responses(ChangedApiResponse changed, String where, ContractPlaces at) {
    changed
        .getMissing()
        .keySet()
        .forEach(
            status ->
                add(
                    BreakKind.RESPONSE_STATUS_REMOVED,
                    where + " " + status,
                    at.line(),
                    "the contract has no such answer any more"));
    changed
        .getIncreased()
        .keySet()
        .forEach(status -> harmless(where + " " + status, at.line(status), "the answer is new"));
    changed
        .getChanged()
        .forEach((status, each) -> response(each, where + " " + status, at.at(status)));
  }

  private void response(ChangedResponse changed, String where, ContractPlaces at) {
    if (changed.getHeaders() != null) {
      changed
          .getHeaders()
          .getMissing()
          .keySet()
          .forEach(
              header ->
                  add(
                      BreakKind.RESPONSE_HEADER_REMOVED,
                      where + " header:" + header,
                      at.line(),
                      "the header is gone"));
      changed
          .getHeaders()
          .getIncreased()
          .keySet()
          .forEach(header -> harmless(where + " header:" + header, at.line(), "the header is new"));
    }
    content(changed.getContent(), false, where, at);
  }

  private void content(
      @Nullable ChangedContent changed, boolean request, String where, ContractPlaces at) {
    if (changed == null) {
      return;
    }
    for (String type : changed.getMissing().keySet()) {
      add(
          request ? BreakKind.REQUEST_MEDIA_TYPE_REMOVED : BreakKind.RESPONSE_MEDIA_TYPE_REMOVED,
          where + " " + type,
          at.line(),
          "the media type is gone");
    }
    for (String type : changed.getIncreased().keySet()) {
      harmless(where + " " + type, at.line(), "the media type is new");
    }
    for (Map.Entry<String, ChangedMediaType> each : changed.getChanged().entrySet()) {
      ContractPlaces schema = at.at("content").at(each.getKey()).at("schema");
      schema(each.getValue().getSchema(), request, where, schema);
    }
  }

  private void schema(
      @Nullable ChangedSchema changed, boolean request, String where, ContractPlaces at) {
    if (changed != null) {
      changes.addAll(SchemaDiff.between(changed, request, where, at));
    }
  }

  private void add(BreakKind kind, String where, int line, String what) {
    changes.add(ContractChange.breaking(kind, where, line, what));
  }

  private void harmless(String where, int line, String what) {
    changes.add(ContractChange.harmless(where, line, what));
  }
}
