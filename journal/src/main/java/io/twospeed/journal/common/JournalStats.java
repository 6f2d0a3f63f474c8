package io.twospeed.journal.common;

/**
 * What was written since the journal was opened.
 *
 * @param flushes commits forced to the disk
 * @param writes writes in them; {@code writes / flushes} is how well they share
 * @param failedFlushes commits that failed, with every write in them
 * @param overloaded writes refused because too many waited
 * @param waiting writes that wait now
 * @param largestFlush the most writes in one commit
 */
public record JournalStats(
    long flushes,
    long writes,
    long failedFlushes,
    long overloaded,
    int waiting,
    int largestFlush) {}
