package dev.aura.bus.testing;

import com.google.protobuf.ByteString;
import com.google.protobuf.BytesValue;
import dev.aura.bus.client.MeshClient;
import dev.aura.bus.host.Aurad;
import dev.aura.bus.host.Daemon;
import dev.aura.config.Configuration;
import dev.aura.config.Directories;
import io.grpc.CallOptions;
import io.grpc.stub.ClientCalls;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** A mesh in this process with its Unix socket in a directory of its own. Paths of sockets are short by nature: 108 bytes. */
public final class TestMesh implements AutoCloseable {

    public static final Duration PATIENCE = Duration.ofSeconds(20);

    public final Directories directories;
    private final Aurad aurad;

    private TestMesh(Directories directories, Aurad aurad) {
        this.directories = directories;
        this.aurad = aurad;
    }

    public static TestMesh start(Daemon... daemons) {
        return start(newDirectories(), Map.of(), daemons);
    }

    public static TestMesh start(Directories directories, Map<String, String> configuration, Daemon... daemons) {
        List<Daemon> all = List.of(daemons);
        return new TestMesh(
                directories,
                Aurad.withBroker(
                        all,
                        all.stream().map(Daemon::name).toList(),
                        Configuration.of(configuration),
                        directories,
                        "test"));
    }

    /** Directories that nobody else has. */
    public static Directories newDirectories() {
        try {
            return Directories.under(Files.createTempDirectory(Path.of("/tmp"), "aura-test-"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public Path socket() {
        return MeshClient.brokerSocket(directories.runtime());
    }

    public MeshClient connect() {
        return connect(directories);
    }

    public static MeshClient connect(Directories directories) {
        return MeshClient.connect(MeshClient.brokerSocket(directories.runtime()), "test", PATIENCE);
    }

    /** Calls {@link Echo#ECHO}. */
    public static String echo(MeshClient client, String text) {
        return ClientCalls.blockingUnaryCall(
                        client.channel(), Echo.ECHO, CallOptions.DEFAULT.withDeadlineAfter(PATIENCE), text(text))
                .getValue()
                .toStringUtf8();
    }

    public static BytesValue text(String text) {
        return BytesValue.of(ByteString.copyFromUtf8(text));
    }

    @Override
    public void close() {
        aurad.close();
    }
}
