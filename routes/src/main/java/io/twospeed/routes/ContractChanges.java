package io.twospeed.routes;

import io.twospeed.openapi.Contract;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a contract has more and less than the one before, in words for the history. */
final class ContractChanges {
  private ContractChanges() {}

  static List<String> between(@Nullable Contract before, Contract after) {
    if (before == null) {
      return List.of();
    }
    List<String> changes = new ArrayList<>();
    for (String operation : after.operationIds()) {
      if (!before.operationIds().contains(operation)) {
        changes.add("new operation " + operation);
      }
    }
    for (String operation : before.operationIds()) {
      if (!after.operationIds().contains(operation)) {
        changes.add("no operation " + operation + " any more");
      }
    }
    if (!before.version().equals(after.version())) {
      changes.add("version " + before.version() + " is now " + after.version());
    }
    return changes;
  }
}
