/**
 * A product's folder: its files as they were at one moment, and the watch that tells when they have
 * changed.
 */
@NullMarked
package io.twospeed.routes.files;

import org.jspecify.annotations.NullMarked;
