/** How a contract differs from the one before, and what a client of that one notices. */
@NullMarked
package io.twospeed.openapi.diff;

import org.jspecify.annotations.NullMarked;
