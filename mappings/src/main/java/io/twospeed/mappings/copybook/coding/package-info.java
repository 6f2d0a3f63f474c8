/** One record under way: how far it is encoded or decoded, and what is wrong with it. */
@NullMarked
package io.twospeed.mappings.copybook.coding;

import org.jspecify.annotations.NullMarked;
