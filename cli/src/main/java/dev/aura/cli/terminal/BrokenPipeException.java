package dev.aura.cli.terminal;

import java.io.IOException;

/** Nobody reads the answer any more; the command ends without a word. */
public final class BrokenPipeException extends RuntimeException {

    private static final long serialVersionUID = 1;

    BrokenPipeException(IOException cause) {
        super(cause);
    }
}
