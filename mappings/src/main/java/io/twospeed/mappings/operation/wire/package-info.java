/**
 * An operation's bytes, bound to the copybook or WSDL that names them, and what the core's answer
 * says.
 */
@NullMarked
package io.twospeed.mappings.operation.wire;

import org.jspecify.annotations.NullMarked;
