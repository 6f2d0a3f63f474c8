/** Encryption of payloads at rest: the keys of a journal, and what seals with them. */
@NullMarked
package io.twospeed.journal.encryption;

import org.jspecify.annotations.NullMarked;
