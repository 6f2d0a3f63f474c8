/** Codecs of whole records: groups, tables, redefinitions, and streams of records. */
@NullMarked
package io.twospeed.mappings.copybook.record;

import org.jspecify.annotations.NullMarked;
