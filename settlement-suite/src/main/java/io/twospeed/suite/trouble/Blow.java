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
  CLOSE_WINDOW,
  /** An instance of the app is stopped at a chosen step, and woken when others have its work. */
  FREEZE_APP,
  /** It goes on where it was stopped. */
  WAKE_APP,
  /** One that is stopped is killed, and another process of its name started. */
  KILL_FROZEN_APP,
  /** A person, or a supervisor, starts what has ended by itself after it was woken. */
  RESTART_FENCED_APP,
  /** What is sent to the core by SOAP lies on the line, and arrives when its time is long over. */
  HOLD_SOAP_LINE,
  /** The same, and the core's answer to it is lost: only who asks later hears of it. */
  HOLD_SOAP_LINE_LOSE_ANSWERS,
  /** What lies on the line is between the instances and the broker. */
  HOLD_BROKER_LINE;

  /** As reports name it. */
  public String told() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
