/** Code written by hand for the one record that the load asks for. */
@NullMarked
package io.twospeed.benchmarks.codec;

import org.jspecify.annotations.NullMarked;
