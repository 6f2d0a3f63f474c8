/** Runs products' examples over HTTP against a simulated core that nobody else sees. */
@NullMarked
package io.twospeed.app.rehearsal;

import org.jspecify.annotations.NullMarked;
