/**
 * Pure translation between what the core sends and canonical JSON: no Camel, no Spring, no I/O per
 * record.
 */
@NullMarked
package io.twospeed.mappings;

import org.jspecify.annotations.NullMarked;
