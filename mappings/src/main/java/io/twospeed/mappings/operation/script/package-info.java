/** JSLT mappings: how they are read, what they may call, which variables and fields they name. */
@NullMarked
package io.twospeed.mappings.operation.script;

import org.jspecify.annotations.NullMarked;
