/** Options of a codec: what COBOL leaves to the compiler, and what a caller may choose. */
@NullMarked
package io.twospeed.mappings.copybook.options;

import org.jspecify.annotations.NullMarked;
