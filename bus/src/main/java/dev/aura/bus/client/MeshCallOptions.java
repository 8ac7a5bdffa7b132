package dev.aura.bus.client;

import dev.aura.proto.bus.v1.Frame;
import dev.aura.proto.bus.v1.OnBehalf;
import io.grpc.CallOptions;

/** Call options that only the bus knows; set them with {@code stub.withOption(KEY, value)}. */
public final class MeshCallOptions {

    /** Urgency; {@link Frame.Lane#NORMAL} when not set. */
    public static final CallOptions.Key<Frame.Lane> LANE =
            CallOptions.Key.createWithDefault("aura-lane", Frame.Lane.LANE_UNSPECIFIED);

    /** Instance id that must serve the call; empty lets the broker choose. */
    public static final CallOptions.Key<String> TARGET = CallOptions.Key.createWithDefault("aura-target", "");

    /** Commands with the same key are meant to run at most once; carried to the service. */
    public static final CallOptions.Key<String> IDEMPOTENCY_KEY =
            CallOptions.Key.createWithDefault("aura-idempotency-key", "");

    /** A newer call of this connection to the same method with the same key cancels this one, with reason SUPERSEDED. */
    public static final CallOptions.Key<String> SUPERSEDE_KEY =
            CallOptions.Key.createWithDefault("aura-supersede-key", "");

    /** Whom the call is for, where not for the connection's own; takes rights away and gives none. */
    public static final CallOptions.Key<OnBehalf> ON_BEHALF = CallOptions.Key.create("aura-on-behalf");

    private MeshCallOptions() {}
}
