/** Files of a mappings folder: YAML with its lines, and the findings about it. */
@NullMarked
package io.twospeed.mappings.operation.files;

import org.jspecify.annotations.NullMarked;
