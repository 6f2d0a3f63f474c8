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
import io.twospeed.suite.trouble.FaultPlanter;
import io.twospeed.suite.trouble.Havoc;
import java.nio.file.Path;
import java.util.List;

/**
 * Orders under fire, then the dust settles, then the proof. A round begins with nothing and decides
 * everything by its seed.
 *
 * @param seed of every decision
 * @param store where the journal is
 * @param broker what the queues lie on
 * @param kills how often the app is killed
 * @param clients how many order at a time
 */
record Round(long seed, Store store, BrokerKind broker, int kills, int clients) implements Trial {

  @Override
  public Outcome run(Jvm jvm, Path folder, Path repository) {
    Phases phases = new Phases();
    try (Stage stage = Stage.open(jvm, folder, repository, store, broker, Profile.KILLING);
        Crowd crowd = Crowd.ordering(clients, seed, Manner.BUSY, bases(stage))) {
      phases.ended("start");
      Havoc havoc = new Havoc(stage, seed);
      FaultPlanter planter = FaultPlanter.planting(stage.core(), seed);
      try (planter) {
        havoc.wreak(kills);
        planter.untilAllWereMet();
        crowd.stopOrdering();
      }
      phases.ended("havoc");
      Dust dust = new Dust(stage);
      boolean settled = dust.settle();
      phases.ended("dust");
      if (settled) {
        crowd.askForEverything();
        dust.settle();
        crowd.askForEverything();
        phases.ended("asking");
      }
      List<String> violations = Proof.violations(stage, crowd.book(), dust);
      if (!violations.isEmpty()) {
        Records.keep(folder.resolve("logs"), havoc.timeline(), dust.journal());
      }
      phases.ended("proof");
      return new Outcome(
          this,
          Figures.of(
              crowd.book(),
              havoc.blows(),
              planter.planned(),
              stage.core().met(),
              Frost.NONE,
              dust.decisions()),
          violations,
          phases);
    }
  }

  @Override
  public String told() {
    return "seed %d, %s, %s".formatted(seed, store, broker);
  }

  @Override
  public String again() {
    return "settlement-suite/run --seed %d --store %s --broker %s --kills %d --kills-a-round %d --clients %d"
        .formatted(seed, store, broker, kills, kills, clients);
  }

  private static List<String> bases(Stage stage) {
    return stage.instances().stream().map(AppInstance::channels).toList();
  }
}
