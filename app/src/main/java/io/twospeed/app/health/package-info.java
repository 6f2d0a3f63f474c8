/** Health of the core systems, the journal and the settling of calls. */
@NullMarked
package io.twospeed.app.health;

import org.jspecify.annotations.NullMarked;
