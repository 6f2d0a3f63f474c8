/** The load that every benchmark of the running process shares, and how it is measured. */
@NullMarked
package io.twospeed.benchmarks.load;

import org.jspecify.annotations.NullMarked;
