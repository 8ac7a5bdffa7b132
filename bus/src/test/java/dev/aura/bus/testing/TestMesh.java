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
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

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
        return Directories.fromEnvironment(environment(ShortDirectory.create("aura-test-")));
    }

    /** The environment that leads a process of its own to the same directories. */
    public static Map<String, String> environment(Path root) {
        return Map.of(
                "HOME", root.toString(),
                "XDG_RUNTIME_DIR", root.toString(),
                "XDG_CONFIG_HOME", root.resolve("config").toString(),
                "XDG_STATE_HOME", root.resolve("state").toString(),
                "XDG_CACHE_HOME", root.resolve("cache").toString());
    }

    public Path socket() {
        return MeshClient.brokerSocket(directories.runtime());
    }

    public MeshClient connect() {
        return connect(directories);
    }

    public static MeshClient connect(Directories directories) {
        return MeshClient.connectAsOwner(directories.runtime(), directories.state(), "test", PATIENCE);
    }

    /** Calls {@link Echo#ECHO}. */
    public static String echo(MeshClient client, String text) {
        return ClientCalls.blockingUnaryCall(
                        client.channel(), Echo.ECHO, CallOptions.DEFAULT.withDeadlineAfter(PATIENCE), text(text))
                .getValue()
                .toStringUtf8();
    }

    /** Whether something happens within any patience. */
    public static boolean happens(CountDownLatch event) throws InterruptedException {
        return event.await(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    }

    /** Waits until a condition holds; it is looked at again and again, because what it asks about has no way to tell. */
    public static void eventually(BooleanSupplier condition) throws InterruptedException {
        long endNs = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > endNs) {
                throw new AssertionError("did not happen within " + PATIENCE);
            }
            TimeUnit.MILLISECONDS.sleep(5);
        }
    }

    public static BytesValue text(String text) {
        return BytesValue.of(ByteString.copyFromUtf8(text));
    }

    @Override
    public void close() {
        aurad.close();
    }
}
