/** Failures of the journal, one exception for each kind. */
@NullMarked
package io.twospeed.journal.failure;

import org.jspecify.annotations.NullMarked;
