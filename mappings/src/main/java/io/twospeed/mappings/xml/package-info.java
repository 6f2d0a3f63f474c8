/**
 * Canonical JSON to schema-valid XML and back, from WSDL and XSD files, with no generated class.
 */
@NullMarked
package io.twospeed.mappings.xml;

import org.jspecify.annotations.NullMarked;
