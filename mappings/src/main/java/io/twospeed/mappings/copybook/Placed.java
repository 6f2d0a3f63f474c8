package io.twospeed.mappings.copybook;

/** What stands somewhere in a copybook's text, so that a finding can name the place. */
interface Placed {
  String file();

  int line();
}
