package dev.aura.bus.journal;

/**
 * Where a group starts, or will start.
 *
 * @param offset in the segment's file
 * @param group its number in the segment, from 1
 * @param position of its first record
 */
record Place(long offset, int group, long position) {

    /** Of the first group of a segment. */
    static Place first(long firstPosition) {
        return new Place(Sector.BYTES, 1, firstPosition);
    }
}
