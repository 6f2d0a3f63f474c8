/** Proves the promise: no money in a state that nobody owns, whatever is killed, cut or lost. */
@NullMarked
package io.twospeed.suite;

import org.jspecify.annotations.NullMarked;
