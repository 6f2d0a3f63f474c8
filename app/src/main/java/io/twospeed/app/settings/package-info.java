/** Settings of a process, as config and environment give them, with its secrets. */
@NullMarked
package io.twospeed.app.settings;

import org.jspecify.annotations.NullMarked;
