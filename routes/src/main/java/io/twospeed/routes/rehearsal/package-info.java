/**
 * Versions that are tried out before a request goes to them: candidates, their examples, and the
 * verdict.
 */
@NullMarked
package io.twospeed.routes.rehearsal;

import org.jspecify.annotations.NullMarked;
