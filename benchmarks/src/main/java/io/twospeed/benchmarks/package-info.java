/** Load and micro benchmarks, each with the command that made its table. */
@NullMarked
package io.twospeed.benchmarks;

import org.jspecify.annotations.NullMarked;
