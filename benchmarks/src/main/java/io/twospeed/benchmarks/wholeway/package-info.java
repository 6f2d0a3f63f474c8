/** The whole way under load: a core process, one contender at a time, and the load from here. */
@NullMarked
package io.twospeed.benchmarks.wholeway;

import org.jspecify.annotations.NullMarked;
