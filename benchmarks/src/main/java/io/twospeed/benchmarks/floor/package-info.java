/** The floor: an asynchronous servlet over the bare JMS client, and no framework. */
@NullMarked
package io.twospeed.benchmarks.floor;

import org.jspecify.annotations.NullMarked;
