/** A copybook's text: lines, tokens, COPY and REPLACING, and the findings about them. */
@NullMarked
package io.twospeed.mappings.copybook.source;

import org.jspecify.annotations.NullMarked;
