package io.twospeed.suite.trouble;

import java.util.Locale;

/** One way to hit a running installation. */
public enum Blow {
  /** {@code kill -9} of an instance of the app that serves. */
  KILL_APP,
  /** {@code kill -9} of one that is just starting, or taking up again what its last life left. */
  KILL_STARTING_APP,
  /** An instance is asked to end, and ends in order. */
  STOP_APP,
  /** {@code kill -9} of the broker. */
  KILL_BROKER,
  /** The app's connections to the broker are reset in mid-flight. */
  CUT_BROKER_LINE,
  /** The same, and for a while no new ones are taken. */
  SEVER_BROKER_LINE,
  /** The app's connections to the database server are reset in mid-flight. */
  CUT_DATABASE_LINE,
  /** The same, and for a while no new ones are taken. */
  SEVER_DATABASE_LINE,
  /** The core takes no changes for a while. */
  CLOSE_WINDOW;

  /** As reports name it. */
  public String told() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
