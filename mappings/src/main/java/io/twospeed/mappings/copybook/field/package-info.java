/** Codecs of elementary items, one a kind: packed, zoned, binary, text, edited and so on. */
@NullMarked
package io.twospeed.mappings.copybook.field;

import org.jspecify.annotations.NullMarked;
