package dev.aura.git;

import dev.aura.bus.status.Faults;
import dev.aura.config.Configuration;
import dev.aura.proto.git.v1.Change;
import dev.aura.proto.git.v1.GitServiceGrpc;
import dev.aura.proto.git.v1.GitServiceGrpc.GitServiceBlockingStub;
import io.grpc.BindableService;
import io.grpc.ManagedChannel;
import io.grpc.Server;
import io.grpc.StatusRuntimeException;
import io.grpc.inprocess.InProcessChannelBuilder;
import io.grpc.inprocess.InProcessServerBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** The service behind an in-process channel, beside whatever other services a test gives it. */
final class ServiceRig implements AfterEachCallback {

    private final List<Server> servers = new ArrayList<>();
    private final List<ManagedChannel> channels = new ArrayList<>();
    final SimpleCode code = new SimpleCode();

    /** A caller of the service with code-intelligence beside it. */
    GitServiceBlockingStub git() {
        return git(Map.of(), code);
    }

    /** A caller of the service, configured, with other services beside it. */
    GitServiceBlockingStub git(Map<String, String> values, BindableService... others) {
        ManagedChannel mesh = serve(List.of(others));
        return GitServiceGrpc.newBlockingStub(serve(List.of(GitServiceAdapter.of(mesh, Configuration.of(values)))));
    }

    private ManagedChannel serve(List<BindableService> services) {
        String name = UUID.randomUUID().toString();
        InProcessServerBuilder builder = InProcessServerBuilder.forName(name);
        services.forEach(builder::addService);
        try {
            servers.add(builder.build().start());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        ManagedChannel channel = InProcessChannelBuilder.forName(name).build();
        channels.add(channel);
        return channel;
    }

    static Change staged() {
        return Change.newBuilder().setStaged(true).build();
    }

    static Change workTree() {
        return Change.newBuilder().setWorkTree(true).build();
    }

    static Change commit(String revision) {
        return Change.newBuilder().setCommit(revision).build();
    }

    static Change range(String range) {
        return Change.newBuilder().setRange(range).build();
    }

    /** The reason with which a call fails. */
    static String reasonOf(Runnable call) {
        try {
            call.run();
        } catch (StatusRuntimeException e) {
            return String.valueOf(Faults.reasonOf(e));
        }
        throw new AssertionError("the call did not fail");
    }

    @Override
    public void afterEach(ExtensionContext context) {
        channels.forEach(ManagedChannel::shutdownNow);
        servers.forEach(Server::shutdownNow);
    }
}
