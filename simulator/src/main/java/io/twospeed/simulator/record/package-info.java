/** Operations by records: from a request's fields to the books, and back. */
@NullMarked
package io.twospeed.simulator.record;

import org.jspecify.annotations.NullMarked;
