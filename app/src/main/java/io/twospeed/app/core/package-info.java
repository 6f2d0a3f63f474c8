/** Core systems as the settings name them, and the files that describe their operations. */
@NullMarked
package io.twospeed.app.core;

import org.jspecify.annotations.NullMarked;
