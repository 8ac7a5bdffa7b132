package dev.aura.code.language;

/** Nothing could be made of a file. The message is for people and names no path. */
public final class UnparsableException extends Exception {

    public UnparsableException(String message) {
        super(message);
    }
}
