/** Copybook text to layout to codec: records as COBOL lays them out, to JSON and back. */
@NullMarked
package io.twospeed.mappings.copybook;

import org.jspecify.annotations.NullMarked;
