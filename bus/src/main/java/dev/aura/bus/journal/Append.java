package dev.aura.bus.journal;

/** A record that waits to be written. */
@SuppressWarnings("ArrayRecordComponent") // handed on once, never compared
record Append(byte[] content, Completion completion) {

    /** What it takes in a group. */
    int groupBytes() {
        return GroupBuffer.LENGTH_BYTES + content.length;
    }
}
