/** What it costs that no money is in an unknown state. */
@NullMarked
package io.twospeed.benchmarks.settlement;

import org.jspecify.annotations.NullMarked;
