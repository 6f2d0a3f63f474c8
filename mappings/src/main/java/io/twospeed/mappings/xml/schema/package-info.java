/** WSDL and XSD files: how they and what they import are read, with findings. */
@NullMarked
package io.twospeed.mappings.xml.schema;

import org.jspecify.annotations.NullMarked;
