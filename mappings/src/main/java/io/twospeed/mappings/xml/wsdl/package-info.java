/** What a WSDL 1.1 says of its operations, and which of them is meant. */
@NullMarked
package io.twospeed.mappings.xml.wsdl;

import org.jspecify.annotations.NullMarked;
