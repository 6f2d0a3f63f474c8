package io.twospeed.app.core;

import io.twospeed.mappings.operation.CoreOperation;
import io.twospeed.mappings.operation.OperationCatalogue;
import io.twospeed.mappings.operation.declaration.Effect;
import io.twospeed.routes.core.CoreEffect;
import io.twospeed.routes.core.CoreOperations;
import java.util.Optional;
import java.util.Set;

/** The catalogue of core operations in the words of the products' host. */
public record CatalogueOperations(OperationCatalogue catalogue) implements CoreOperations {

  @Override
  public Optional<CoreEffect> effectOf(String operation) {
    return catalogue
        .find(operation)
        .map(each -> each.effect() == Effect.CHANGES ? CoreEffect.CHANGES : CoreEffect.READS);
  }

  @Override
  public Optional<Set<String>> requestFields(String operation) {
    return catalogue.find(operation).flatMap(CoreOperation::requestFields);
  }

  @Override
  public Optional<Set<String>> answerFields(String operation) {
    return catalogue.find(operation).flatMap(CoreOperation::answerFields);
  }
}
