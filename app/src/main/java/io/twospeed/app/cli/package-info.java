/** Verbs of the command line, and how two of them launch a server. */
@NullMarked
package io.twospeed.app.cli;

import org.jspecify.annotations.NullMarked;
