/** What several modules share and none of them owns. Knows no other module. */
@NullMarked
package io.twospeed.base;

import org.jspecify.annotations.NullMarked;
