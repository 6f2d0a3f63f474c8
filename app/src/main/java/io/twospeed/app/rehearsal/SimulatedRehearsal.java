package io.twospeed.app.rehearsal;

import io.twospeed.mappings.operation.OperationCatalogue;
import io.twospeed.routes.rehearsal.Candidate;
import io.twospeed.routes.rehearsal.Example;
import io.twospeed.routes.rehearsal.Rehearsal;
import io.twospeed.routes.rehearsal.StagedProduct;
import io.twospeed.routes.rehearsal.Verdict;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Runs a candidate's examples over HTTP, through doors and a journal of its own, against a
 * simulated core of its own: neither the sandbox's ledger nor a live request notices. What it needs
 * is started with the first candidate that has examples. Safe for many threads, which wait for each
 * other.
 */
public final class SimulatedRehearsal implements Rehearsal, AutoCloseable {
  /** Operations may say more, and a machine that is busy needs it. */
  private static final Duration PATIENT = Duration.ofMinutes(1);

  /** A lost reply need not be waited for: the core is in this process. */
  private static final Duration HASTY = Duration.ofMillis(250);

  private RehearsalSettings settings;
  private @Nullable RehearsalCore core;
  private @Nullable RehearsalDoors patient;
  private @Nullable RehearsalDoors hasty;

  /** Starts nothing yet. */
  public SimulatedRehearsal(RehearsalSettings settings) {
    this.settings = settings;
  }

  @Override
  public Verdict rehearse(Candidate candidate) {
    long began = System.nanoTime();
    List<ExampleOutcome> outcomes = run(candidate);
    long holding = outcomes.stream().filter(ExampleOutcome::holds).count();
    return new Verdict(
        "%d of %d examples hold against the simulated core, in %d ms"
            .formatted(
                holding, outcomes.size(), Duration.ofNanos(System.nanoTime() - began).toMillis()),
        outcomes.stream().flatMap(each -> each.findings().stream()).toList());
  }

  /** Every example's outcome, in the order of their files. */
  public synchronized List<ExampleOutcome> run(Candidate candidate) {
    List<ExampleOutcome> outcomes = new ArrayList<>();
    List<Example> plain =
        candidate.examples().stream().filter(each -> each.faults().isEmpty()).toList();
    List<Example> faulty =
        candidate.examples().stream().filter(each -> !each.faults().isEmpty()).toList();
    if (!plain.isEmpty()) {
      outcomes.addAll(run(candidate, plain, patient()));
    }
    if (!faulty.isEmpty()) {
      outcomes.addAll(runFaulty(candidate, faulty));
    }
    outcomes.sort(Comparator.comparing(ExampleOutcome::file));
    return outcomes;
  }

  /** In haste a busy machine may miss a reply that nobody lost: then what patience says counts. */
  private List<ExampleOutcome> runFaulty(Candidate candidate, List<Example> examples) {
    List<ExampleOutcome> outcomes = new ArrayList<>(run(candidate, examples, hasty()));
    List<Example> again =
        examples.stream()
            .filter(
                each ->
                    outcomes.stream()
                        .anyMatch(one -> one.file().equals(each.file()) && !one.holds()))
            .toList();
    if (!again.isEmpty()) {
      outcomes.removeIf(one -> !one.holds());
      outcomes.addAll(run(candidate, again, patient()));
    }
    return outcomes;
  }

  private List<ExampleOutcome> run(
      Candidate candidate, List<Example> examples, RehearsalDoors doors) {
    List<ExampleOutcome> outcomes = new ArrayList<>();
    try (StagedProduct staged = candidate.stage(Map.of("core", doors.core()))) {
      doors.publish(staged);
      for (Example example : examples) {
        outcomes.add(ExampleRun.of(example, core(), doors, staged::failure));
      }
      return outcomes;
    } finally {
      doors.withdraw(candidate.name());
    }
  }

  private RehearsalCore core() {
    RehearsalCore running = core;
    if (running == null) {
      empty(settings.folder());
      running = new RehearsalCore(settings.contracts(), settings.folder());
      core = running;
    }
    return running;
  }

  private RehearsalDoors patient() {
    RehearsalDoors open = patient;
    if (open == null) {
      open = new RehearsalDoors(settings, core(), settings.folder().resolve("patient"), PATIENT);
      patient = open;
    }
    return open;
  }

  private RehearsalDoors hasty() {
    RehearsalDoors open = hasty;
    if (open == null) {
      open = new RehearsalDoors(settings, core(), settings.folder().resolve("hasty"), HASTY);
      hasty = open;
    }
    return open;
  }

  private static void empty(Path folder) {
    try {
      if (Files.exists(folder)) {
        try (Stream<Path> files = Files.walk(folder)) {
          for (Path each : files.sorted(Comparator.reverseOrder()).toList()) {
            Files.delete(each);
          }
        }
      }
      Files.createDirectories(folder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Goes over to another state of the core's operations and contracts: the next candidate is
   * rehearsed over it.
   */
  public synchronized void over(OperationCatalogue catalogue) {
    close();
    hasty = null;
    patient = null;
    core = null;
    settings = settings.over(catalogue);
  }

  @Override
  public synchronized void close() {
    if (hasty != null) {
      hasty.close();
    }
    if (patient != null) {
      patient.close();
    }
    if (core != null) {
      core.close();
    }
  }
}
