/**
 * Two releases of a copybook on the command line: the report, and the operations and products it
 * affects.
 */
@NullMarked
package io.twospeed.app.cli.diff;

import org.jspecify.annotations.NullMarked;
