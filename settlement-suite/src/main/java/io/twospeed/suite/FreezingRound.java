package io.twospeed.suite;

import io.twospeed.suite.load.Crowd;
import io.twospeed.suite.load.Manner;
import io.twospeed.suite.parts.AppInstance;
import io.twospeed.suite.parts.BrokerKind;
import io.twospeed.suite.parts.Profile;
import io.twospeed.suite.parts.Stage;
import io.twospeed.suite.parts.Store;
import io.twospeed.suite.parts.process.Jvm;
import io.twospeed.suite.proof.Dust;
import io.twospeed.suite.proof.Proof;
import io.twospeed.suite.trouble.Freezer;
import io.twospeed.suite.trouble.Halt;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Orders, while processes and lines stand still at chosen steps, then the dust settles, then the
 * proof.
 *
 * @param seed of every decision
 * @param store where the journal is
 * @param broker what the queues lie on
 * @param halts what stands still, one after the other
 * @param clients how many order at a time
 */
record FreezingRound(long seed, Store store, BrokerKind broker, List<Halt> halts, int clients)
    implements Trial {

  @Override
  public Outcome run(Jvm jvm, Path folder, Path repository) {
    Phases phases = new Phases();
    try (Stage stage = Stage.open(jvm, folder, repository, store, broker, Profile.FREEZING);
        Crowd crowd = Crowd.ordering(clients, seed, Manner.UNHURRIED, bases(stage))) {
      phases.ended("start");
      Freezer freezer = new Freezer(stage, seed);
      freezer.freeze(halts);
      crowd.stopOrdering();
      phases.ended("frost");
      Dust dust = new Dust(stage);
      boolean settled = dust.settle();
      dust.awaitAgreement();
      phases.ended("dust");
      if (settled) {
        crowd.askForEverything();
        dust.settle();
        crowd.askForEverything();
        phases.ended("asking");
      }
      List<String> violations = new ArrayList<>(freezer.faults());
      violations.addAll(Proof.violations(stage, crowd.book(), dust));
      violations.addAll(sentTooLate(dust.contradictions()));
      if (!violations.isEmpty()) {
        Records.keep(folder.resolve("logs"), freezer.timeline(), dust.journal());
      }
      phases.ended("proof");
      Frost frost = Frost.of(freezer, dust.contradictions());
      return new Outcome(
          this,
          Figures.of(
              crowd.book(),
              freezer.blows(),
              freezer.planned(),
              stage.core().met(),
              frost,
              dust.decisions()),
          violations,
          phases);
    }
  }

  /** Where nothing but this layer's own processes stood still, nothing left after its time. */
  private List<String> sentTooLate(int contradictions) {
    boolean letThrough = halts.stream().anyMatch(Halt::mayLetARequestThrough);
    return contradictions == 0 || letThrough
        ? List.of()
        : List.of(
            "%d requests left after their time, though nothing but processes of the app stood still before their last question"
                .formatted(contradictions));
  }

  @Override
  public String told() {
    return "seed %d, %s, %s, freezing".formatted(seed, store, broker);
  }

  @Override
  public String again() {
    return "settlement-suite/run --seed %d --store %s --broker %s --freezes %d --freezes-a-round %d --clients %d --lanes 1 --steps %s"
        .formatted(seed, store, broker, halts.size(), halts.size(), clients, names());
  }

  private String names() {
    return halts.stream().map(Halt::told).collect(Collectors.joining(","));
  }

  private static List<String> bases(Stage stage) {
    return stage.instances().stream().map(AppInstance::channels).toList();
  }
}
