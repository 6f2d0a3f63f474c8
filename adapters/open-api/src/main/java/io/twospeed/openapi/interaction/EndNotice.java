package io.twospeed.openapi.interaction;

/** Tells clients that their operations have ended, as far as they asked for it. */
public interface EndNotice {

  /** Something has ended whose client is to be told. */
  void look();

  /** The response was given as it is: there is nothing to tell. */
  void notNeeded(String interactionId);
}
