package io.twospeed.app.cli;

import java.util.List;

/**
 * What a check came to.
 *
 * @param what was checked, for people
 * @param findings one a line; none where nothing is wrong
 * @param warnings one a line, of what refuses nothing
 */
record CheckVerdict(String what, List<String> findings, List<String> warnings) {

  String line() {
    int found = findings.size();
    return what
        + ": "
        + (found == 0 ? "no findings" : found + (found == 1 ? " finding" : " findings"));
  }
}
