package io.twospeed.suite;

import io.twospeed.suite.parts.process.Jvm;
import java.nio.file.Path;

/** A round of one kind or another: it begins with nothing and decides everything by its seed. */
interface Trial {

  /**
   * Runs it to its end.
   *
   * @param jvm what rounds share
   * @param folder its own, which must not exist yet
   * @param repository the files of the project
   */
  Outcome run(Jvm jvm, Path folder, Path repository);

  /** What it is: seed, store, broker. */
  String told();

  /** The command that makes the same decisions again. */
  String again();
}
