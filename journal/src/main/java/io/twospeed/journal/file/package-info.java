/** The file of an embedded journal: looked at before it is opened, and its owner's alone. */
@NullMarked
package io.twospeed.journal.file;

import org.jspecify.annotations.NullMarked;
