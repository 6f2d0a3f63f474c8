package io.twospeed.openapi;

import io.swagger.v3.oas.models.parameters.Parameter;
import java.util.ArrayList;
import java.util.Comparator;
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
 * Says what openapi-diff finds between a contract and its successor in terms of who calls it: which
 * promise is broken, and what a client notices.
 */
final class ContractDiff {
  private final List<ContractBreak> breaks = new ArrayList<>();
  private final ContractPlaces places;

  private ContractDiff(ContractPlaces places) {
    this.places = places;
  }

  /** What the successor does not keep, in the order of its lines. */
  static List<ContractBreak> between(Contract predecessor, Contract successor) {
    if (predecessor.texts().equals(successor.texts())) {
      return List.of();
    }
    ContractDiff diff = new ContractDiff(new ContractPlaces(successor));
    diff.findRemoved(predecessor, successor);
    OpenApiCompare.fromSpecifications(ContractModel.of(predecessor), ContractModel.of(successor))
        .getChangedOperations()
        .forEach(diff::operation);
    return diff.breaks.stream()
        .distinct()
        .sorted(Comparator.comparingInt(ContractBreak::line).thenComparing(ContractBreak::key))
        .toList();
  }

  /** By what requests match: the base path of the server counts, a parameter's name does not. */
  private void findRemoved(Contract predecessor, Contract successor) {
    Set<String> kept =
        successor.operations().stream().map(ContractDiff::shape).collect(Collectors.toSet());
    for (Operation operation : predecessor.operations()) {
      if (!kept.contains(shape(operation))) {
        add(
            BreakKind.OPERATION_REMOVED,
            operation.method().toUpperCase(Locale.ROOT) + " " + operation.template().text(),
            places.line("paths"),
            "the operation is gone");
      }
    }
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
      }
    }
    for (Parameter gone : changed.getMissing()) {
      add(BreakKind.PARAMETER_REMOVED, name(where, gone), line, "the parameter is gone");
    }
    for (ChangedParameter each : changed.getChanged()) {
      String named = where + " " + each.getIn() + ":" + each.getName();
      if (each.isChangeRequired() && Boolean.TRUE.equals(each.getNewParameter().getRequired())) {
        add(BreakKind.PARAMETER_REQUIRED, named, line, "the parameter is required now");
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
    for (Map.Entry<String, ChangedMediaType> each : changed.getChanged().entrySet()) {
      ContractPlaces schema = at.at("content").at(each.getKey()).at("schema");
      schema(each.getValue().getSchema(), request, where, schema);
    }
  }

  private void schema(
      @Nullable ChangedSchema changed, boolean request, String where, ContractPlaces at) {
    if (changed != null) {
      breaks.addAll(SchemaDiff.between(changed, request, where, at));
    }
  }

  private void add(BreakKind kind, String where, int line, String what) {
    breaks.add(ContractBreak.of(kind, where, line, what));
  }
}
