/** OpenAPI contracts, read and compiled: operations, parameters, bodies and answers. */
@NullMarked
package io.twospeed.openapi.contract;

import org.jspecify.annotations.NullMarked;
