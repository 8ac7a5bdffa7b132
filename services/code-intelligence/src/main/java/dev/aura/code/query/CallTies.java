package dev.aura.code.query;

import dev.aura.code.language.calls.CallSystem.Tie;
import dev.aura.proto.code.v1.Resolution;

/** Ties as the contract names them. */
final class CallTies {

    private CallTies() {}

    static Resolution.Kind resolution(Tie tie) {
        return switch (tie) {
            case SAME_FILE -> Resolution.Kind.SAME_FILE;
            case IMPORT -> Resolution.Kind.IMPORT;
            case SAME_PACKAGE -> Resolution.Kind.SAME_PACKAGE;
            case TYPE -> Resolution.Kind.TYPE;
            case OUTSIDE, UNKNOWN -> Resolution.Kind.NAME_ONLY;
        };
    }
}
