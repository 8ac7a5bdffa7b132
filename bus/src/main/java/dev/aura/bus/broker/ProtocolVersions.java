package dev.aura.bus.broker;

import dev.aura.bus.wire.FrameCodec;

/**
 * The versions of the protocol that one side speaks, without gaps.
 *
 * @param oldest the first of them
 * @param newest the last of them
 */
record ProtocolVersions(int oldest, int newest) {

    /** What this broker speaks. */
    static final ProtocolVersions SPOKEN =
            new ProtocolVersions(FrameCodec.PROTOCOL_VERSION_MIN, FrameCodec.PROTOCOL_VERSION);

    /** No version has this number. */
    static final int NONE = 0;

    /** The newest version that both sides speak; {@link #NONE} where there is none, also where the other's oldest is newer than its newest. */
    int commonWith(ProtocolVersions other) {
        int common = Math.min(newest, other.newest);
        return common >= Math.max(oldest, other.oldest) && common > NONE ? common : NONE;
    }

    @Override
    public String toString() {
        return oldest + " to " + newest;
    }
}
