/** The processes of a run and the lines between them, each of which can be broken. */
@NullMarked
package io.twospeed.suite.parts;

import org.jspecify.annotations.NullMarked;
