/** Channels that behave as real ones do: they give up, come back, and mix up their keys. */
@NullMarked
package io.twospeed.suite.load;

import org.jspecify.annotations.NullMarked;
