package dev.aura.cli.mesh;

import io.grpc.CallOptions;
import io.grpc.Channel;
import io.grpc.ClientCall;
import io.grpc.Deadline;
import io.grpc.MethodDescriptor;

/** Gives every call the same deadline, unless the caller set an earlier one. */
public final class DeadlineChannel extends Channel {

    private final Channel mesh;
    private final Deadline deadline;

    public DeadlineChannel(Channel mesh, Deadline deadline) {
        this.mesh = mesh;
        this.deadline = deadline;
    }

    @Override
    public <Q, A> ClientCall<Q, A> newCall(MethodDescriptor<Q, A> method, CallOptions options) {
        Deadline own = options.getDeadline();
        return mesh.newCall(method, options.withDeadline(own == null ? deadline : own.minimum(deadline)));
    }

    @Override
    public String authority() {
        return mesh.authority();
    }
}
