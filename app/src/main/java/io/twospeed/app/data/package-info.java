/** Folders that a process writes to: what it keeps, and what it unpacks for as long as it lives. */
@NullMarked
package io.twospeed.app.data;

import org.jspecify.annotations.NullMarked;
