package dev.aura.bus.security;

import dev.aura.bus.status.Faults;
import io.grpc.Status.Code;
import io.grpc.StatusRuntimeException;

/** What became of a token that somebody showed. */
public sealed interface Admission {

    /** It is good. */
    record Granted(Identity identity) implements Admission {}

    /**
     * It is not. What exactly was wrong with it stays here: an answer that said more would help to guess.
     *
     * @param reason stable word
     * @param text what to do
     */
    record Denied(String reason, String text) implements Admission {

        public StatusRuntimeException asException() {
            return Faults.of(Code.UNAUTHENTICATED, reason, text);
        }
    }

    Denied NO_TOKEN = new Denied(
            "NO_TOKEN",
            "no token was shown; the mesh writes one for its user to tokens/admin.token in the state directory, bus.tokenFile names another");
    Denied BAD_TOKEN = new Denied("BAD_TOKEN", "the token is not one of this mesh; see bus.tokenFile");
    Denied EXPIRED = new Denied("TOKEN_EXPIRED", "the token has expired; ask for another: aura token create");
}
