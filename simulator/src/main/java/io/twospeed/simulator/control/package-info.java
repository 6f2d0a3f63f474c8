/** Knobs that a test turns: planned faults, and the window of changes. */
@NullMarked
package io.twospeed.simulator.control;

import org.jspecify.annotations.NullMarked;
