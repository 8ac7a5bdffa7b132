package dev.aura.bus.host;

import dev.aura.bus.broker.CallerNote;
import dev.aura.bus.security.Identity;
import dev.aura.bus.status.Faults;
import io.grpc.Context;
import io.grpc.Contexts;
import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import io.grpc.Status.Code;
import org.jspecify.annotations.Nullable;

/** Lets the mesh's own commands know who gives them. */
final class CallerInterceptor implements ServerInterceptor {

    private static final Context.Key<@Nullable Identity> CALLER = Context.key("aura-caller");

    @Override
    public <Q, R> ServerCall.Listener<Q> interceptCall(
            ServerCall<Q, R> call, Metadata headers, ServerCallHandler<Q, R> next) {
        Identity caller = CallerNote.of(headers);
        return caller == null
                ? next.startCall(call, headers)
                : Contexts.interceptCall(Context.current().withValue(CALLER, caller), call, headers, next);
    }

    /** Who gives the command that this thread works on. */
    static Identity caller() {
        Identity caller = CALLER.get();
        if (caller == null) {
            throw Faults.of(Code.INTERNAL, "INTERNAL", "the broker did not say who gives this command");
        }
        return caller;
    }
}
