/** Broker and simulated core in a process of their own. */
@NullMarked
package io.twospeed.benchmarks.core;

import org.jspecify.annotations.NullMarked;
