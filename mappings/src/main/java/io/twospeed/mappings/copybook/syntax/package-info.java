/** Entries of a copybook, with their clauses, as a tree of items. */
@NullMarked
package io.twospeed.mappings.copybook.syntax;

import org.jspecify.annotations.NullMarked;
