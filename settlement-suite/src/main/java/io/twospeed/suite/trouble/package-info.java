/** What goes wrong, at random moments: every decision comes from the round's seed. */
@NullMarked
package io.twospeed.suite.trouble;

import org.jspecify.annotations.NullMarked;
