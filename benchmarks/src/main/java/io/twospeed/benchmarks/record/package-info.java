/** Records of the core to JSON and back: our codec, one written by hand, and a library. */
@NullMarked
package io.twospeed.benchmarks.record;

import org.jspecify.annotations.NullMarked;
