/** XML as such: parsers that fetch nothing, raw text, qualified names. */
@NullMarked
package io.twospeed.mappings.xml.document;

import org.jspecify.annotations.NullMarked;
