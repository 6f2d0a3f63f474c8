/**
 * Core calls as the journal keeps them: their plan, their states, their evidence, and what may be
 * asked of them.
 */
@NullMarked
package io.twospeed.journal.calls;

import org.jspecify.annotations.NullMarked;
