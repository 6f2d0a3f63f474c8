/** What a door is made with: limits, the journal behind it, and who may be called back. */
@NullMarked
package io.twospeed.openapi.settings;

import org.jspecify.annotations.NullMarked;
