/** The files of a contract as they were read, with their lines: references, pointers, findings. */
@NullMarked
package io.twospeed.openapi.document;

import org.jspecify.annotations.NullMarked;
