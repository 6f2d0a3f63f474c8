/** Drafts of an operation's files, from the copybook or WSDL that the core team handed over. */
@NullMarked
package io.twospeed.mappings.operation.scaffold;

import org.jspecify.annotations.NullMarked;
