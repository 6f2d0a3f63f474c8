/** The other contenders: each a main class that starts just what its way needs. */
@NullMarked
package io.twospeed.benchmarks.contender;

import org.jspecify.annotations.NullMarked;
