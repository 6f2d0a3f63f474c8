/** The journal's parts by plain JDBC: each write and each read, with its SQL. */
@NullMarked
package io.twospeed.journal.jdbc;

import org.jspecify.annotations.NullMarked;
