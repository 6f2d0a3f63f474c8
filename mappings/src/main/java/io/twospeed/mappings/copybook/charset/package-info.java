/** Code pages: text to the bytes of EBCDIC and other charsets, and back. */
@NullMarked
package io.twospeed.mappings.copybook.charset;

import org.jspecify.annotations.NullMarked;
