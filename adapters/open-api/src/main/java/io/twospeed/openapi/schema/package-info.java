/** The schemas of a contract, compiled to check a value within bounds. */
@NullMarked
package io.twospeed.openapi.schema;

import org.jspecify.annotations.NullMarked;
