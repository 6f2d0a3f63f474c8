package io.twospeed.routes.check;

import io.twospeed.openapi.contract.Contract;
import io.twospeed.openapi.diff.ContractBreak;
import io.twospeed.openapi.diff.ContractChange;
import io.twospeed.openapi.diff.ContractDiff;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How a version's contract differs from the live one's: found once, when it is released.
 *
 * @param breaks what clients of the live one would notice
 * @param lines all that is different, for people; no more than the history can bear
 */
public record ContractChanges(List<ContractBreak> breaks, List<String> lines) {
  static final int MOST_LINES = 50;
  static final int MOST_CHARACTERS = 200;

  /** Nothing is different, or nothing was live. */
  static final ContractChanges NONE = new ContractChanges(List.of(), List.of());

  public static ContractChanges between(@Nullable Contract before, Contract after) {
    if (before == null) {
      return NONE;
    }
    List<ContractChange> changes = ContractDiff.between(before, after);
    List<String> lines = new ArrayList<>();
    if (!before.version().equals(after.version())) {
      lines.add(cut("version " + before.version() + " is now " + after.version()));
    }
    changes.stream().limit(MOST_LINES).forEach(each -> lines.add(cut(each.toString())));
    if (changes.size() > MOST_LINES) {
      lines.add("and " + (changes.size() - MOST_LINES) + " more");
    }
    return new ContractChanges(
        changes.stream().map(ContractChange::broken).filter(Objects::nonNull).toList(),
        List.copyOf(lines));
  }

  private static String cut(String line) {
    return line.length() <= MOST_CHARACTERS ? line : line.substring(0, MOST_CHARACTERS - 1) + "…";
  }
}
