package dev.aura.bus.journal;

/**
 * A record as it was appended.
 *
 * @param position its place in the journal: 1, 2, 3, …
 * @param content the bytes; not copied, so not to be changed
 */
@SuppressWarnings("ArrayRecordComponent") // the bytes of a record are read once and passed on; nobody compares records
public record JournalRecord(long position, byte[] content) {}
