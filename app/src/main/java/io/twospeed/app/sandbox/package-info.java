/** A simulated core in the same process: its broker, its servlets, its rehearsals. */
@NullMarked
package io.twospeed.app.sandbox;

import org.jspecify.annotations.NullMarked;
