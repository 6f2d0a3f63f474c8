package io.twospeed.mqstandin.channel;

/** The calls a fault can be asked for. */
public enum Verb {
  CONNECT,
  OPEN,
  CLOSE,
  PUT,
  GET,
  INQUIRE,
  COMMIT,
  BACK_OUT
}
