/** Types of a schema, as bindings of XML names to JSON keys. */
@NullMarked
package io.twospeed.mappings.xml.binding;

import org.jspecify.annotations.NullMarked;
