/** Wires the two doors together; the only module that sees all. */
@NullMarked
package io.twospeed.app;

import org.jspecify.annotations.NullMarked;
