package dev.aura.bridge;

import dev.aura.bus.status.Faults;
import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import io.grpc.Status;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Refuses TCP calls that were meant for another host name: a name that an attacker points at this machine (DNS rebinding). */
final class LocalAuthority implements ServerInterceptor {

    private static final Set<String> LOCAL = Set.of("localhost", "127.0.0.1", "[::1]");

    @Override
    public <Q, R> ServerCall.Listener<Q> interceptCall(
            ServerCall<Q, R> call, Metadata headers, ServerCallHandler<Q, R> next) {
        if (local(call.getAuthority())) {
            return next.startCall(call, headers);
        }
        Metadata trailers = new Metadata();
        trailers.put(Faults.REASON, "NOT_LOCAL");
        call.close(
                Status.PERMISSION_DENIED.withDescription(
                        "call for the host " + call.getAuthority() + ": address the bridge as localhost"),
                trailers);
        return new ServerCall.Listener<>() {};
    }

    private static boolean local(@Nullable String authority) {
        return authority != null
                && LOCAL.contains(authority.replaceFirst(":\\d+$", "").toLowerCase(Locale.ROOT));
    }
}
