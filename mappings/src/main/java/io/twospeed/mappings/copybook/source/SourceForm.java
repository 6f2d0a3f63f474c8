package io.twospeed.mappings.copybook.source;

import java.nio.charset.Charset;
import org.jspecify.annotations.Nullable;

/**
 * How a copybook's text is written.
 *
 * @param fixed code in columns 8 to 72
 * @param tabWidth columns from one tab stop to the next
 * @param charset null for UTF-8, or Latin-1 where it is not that
 */
public record SourceForm(boolean fixed, int tabWidth, @Nullable Charset charset) {}
