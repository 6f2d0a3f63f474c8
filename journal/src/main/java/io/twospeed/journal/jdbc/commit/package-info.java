/**
 * Commits that many writes share, what differs between SQLite and PostgreSQL, and how their faults
 * are judged.
 */
@NullMarked
package io.twospeed.journal.jdbc.commit;

import org.jspecify.annotations.NullMarked;
