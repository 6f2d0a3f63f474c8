/** Spring's applications and what they are made of: doors, journal, ports, and a refused start. */
@NullMarked
package io.twospeed.app.server;

import org.jspecify.annotations.NullMarked;
