/**
 * Reads scenario.yaml: label and owner, what is left standing, and which promises a version means
 * to break.
 */
@NullMarked
package io.twospeed.routes.scenario;

import org.jspecify.annotations.NullMarked;
