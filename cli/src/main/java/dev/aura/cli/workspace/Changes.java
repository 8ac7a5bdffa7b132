package dev.aura.cli.workspace;

import dev.aura.proto.git.v1.Change;
import org.jspecify.annotations.Nullable;

/** A change as typed: {@code A..B} and {@code A...B} are ranges, any other word is one commit. */
public final class Changes {

    private Changes() {}

    /** The change; the default instance, which leaves the choice to the service, where nothing was typed. */
    public static Change parse(@Nullable String typed) {
        if (typed == null) {
            return Change.getDefaultInstance();
        }
        Change.Builder change = Change.newBuilder();
        return (typed.contains("..") ? change.setRange(typed) : change.setCommit(typed)).build();
    }
}
