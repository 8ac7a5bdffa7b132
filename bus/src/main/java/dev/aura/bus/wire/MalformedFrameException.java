package dev.aura.bus.wire;

/** A message that is not a frame of ours. */
public final class MalformedFrameException extends Exception {

    public MalformedFrameException(String message) {
        super(message);
    }
}
