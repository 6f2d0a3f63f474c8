/**
 * Java processes of a run: how they are started, what they share, and that they end with the one
 * who started them.
 */
@NullMarked
package io.twospeed.suite.parts.process;

import org.jspecify.annotations.NullMarked;
