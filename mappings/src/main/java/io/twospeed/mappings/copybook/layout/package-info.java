/** Offsets, lengths and alignment of a record's items. */
@NullMarked
package io.twospeed.mappings.copybook.layout;

import org.jspecify.annotations.NullMarked;
