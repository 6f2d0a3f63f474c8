/** The servlet of the controls. */
@NullMarked
package io.twospeed.simulator.web;

import org.jspecify.annotations.NullMarked;
