/** Products that go live under load, and many of them; the same with Camel's route reload. */
@NullMarked
package io.twospeed.benchmarks.releases;

import org.jspecify.annotations.NullMarked;
