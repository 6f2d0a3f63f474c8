/** Messages: valid XML to JSON and back, by the bindings of their elements. */
@NullMarked
package io.twospeed.mappings.xml.codec;

import org.jspecify.annotations.NullMarked;
