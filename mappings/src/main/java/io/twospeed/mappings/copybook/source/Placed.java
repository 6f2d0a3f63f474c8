package io.twospeed.mappings.copybook.source;

/** What stands somewhere in a copybook's text, so that a finding can name the place. */
public interface Placed {
  String file();

  int line();
}
