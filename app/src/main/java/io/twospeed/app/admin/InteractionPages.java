package io.twospeed.app.admin;

import io.twospeed.journal.Journal;
import io.twospeed.journal.common.Page;
import io.twospeed.journal.interactions.InteractionFilter;
import io.twospeed.journal.interactions.InteractionState;
import io.twospeed.journal.interactions.StoredInteraction;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Interactions: their lists, each with its calls. */
final class InteractionPages {
  private static final Pattern ID = Pattern.compile("[0-9a-f]{32}");

  private final Journal journal;
  private final Function<String, Optional<String>> failures;

  /**
   * Shows these.
   *
   * @param failures why the interaction of an id failed, as far as this instance remembers
   */
  InteractionPages(Journal journal, Function<String, Optional<String>> failures) {
    this.journal = journal;
    this.failures = failures;
  }

  /** An interaction as it is shown; times are UTC. Nothing of it is personal. */
  record Shown(
      String id,
      String client,
      String product,
      String productVersion,
      String operation,
      String traceId,
      InteractionState state,
      @Nullable String reason,
      Instant since,
      Instant createdAt,
      Instant deadline,
      @Nullable String owner) {

    static Shown of(StoredInteraction it, Optional<String> failure) {
      return new Shown(
          it.interaction().id(),
          it.interaction().client(),
          it.interaction().product(),
          it.productVersion(),
          it.operation(),
          it.interaction().traceId(),
          it.state(),
          it.reason() == null ? failure.orElse(null) : it.reason(),
          it.changedAt(),
          it.createdAt(),
          it.interaction().deadline(),
          it.owner());
    }
  }

  /**
   * A list.
   *
   * @param next what {@code before} has to be for the page after this one, or null
   */
  record Listed(List<Shown> interactions, @Nullable Long next) {}

  /** One interaction and its calls in the order in which they were planned. */
  record Detailed(Shown interaction, List<CallPages.Shown> calls) {}

  Listed list(PageQuery query) {
    InteractionFilter filter =
        new InteractionFilter(
            query.states(InteractionState.class),
            query.text("operation"),
            query.text("product"),
            null,
            query.before(),
            query.limit());
    Page<StoredInteraction> page = AdminProblem.wait(journal.interactions().list(filter));
    return new Listed(page.items().stream().map(this::shown).toList(), page.next());
  }

  Detailed one(String id) {
    if (!ID.matcher(id).matches()) {
      throw unknown();
    }
    StoredInteraction it =
        AdminProblem.wait(journal.interactions().find(id)).orElseThrow(InteractionPages::unknown);
    return new Detailed(
        shown(it),
        AdminProblem.wait(journal.calls().of(id)).stream().map(CallPages.Shown::of).toList());
  }

  private Shown shown(StoredInteraction it) {
    return Shown.of(it, failures.apply(it.interaction().id()));
  }

  private static AdminProblem unknown() {
    return AdminProblem.notFound("The journal has no such interaction.");
  }
}
