/** Judges every request to the operations port before anything on the port sees it. */
@NullMarked
package io.twospeed.app.gate;

import org.jspecify.annotations.NullMarked;
