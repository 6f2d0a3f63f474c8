/** Two releases of a record, compared item by item. */
@NullMarked
package io.twospeed.mappings.copybook.diff;

import org.jspecify.annotations.NullMarked;
