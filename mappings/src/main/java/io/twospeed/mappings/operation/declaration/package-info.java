/** What an operation.yaml says: effect, timeouts, settlement and the terms of its queue. */
@NullMarked
package io.twospeed.mappings.operation.declaration;

import org.jspecify.annotations.NullMarked;
