/** Options that several verbs take, and what they read and print. */
@NullMarked
package io.twospeed.app.cli.options;

import org.jspecify.annotations.NullMarked;
