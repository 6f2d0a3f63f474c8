/**
 * Reads *.camel.yaml with its lines, and holds it against Camel's schema and the lists of what is
 * allowed.
 */
@NullMarked
package io.twospeed.routes.routefile;

import org.jspecify.annotations.NullMarked;
