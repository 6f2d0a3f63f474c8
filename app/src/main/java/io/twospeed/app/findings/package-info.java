/** A refusal with its findings, and how files are named in it. */
@NullMarked
package io.twospeed.app.findings;

import org.jspecify.annotations.NullMarked;
