package dev.aura.cli.command;

import com.google.protobuf.Message;
import dev.aura.bus.security.ConnectionKeys;
import dev.aura.bus.security.RemoteMesh;
import dev.aura.bus.status.Faults;
import dev.aura.cli.mesh.DaemonStarter;
import dev.aura.cli.mesh.DeadlineChannel;
import dev.aura.cli.mesh.Mesh;
import dev.aura.cli.mesh.MeshAccess;
import dev.aura.cli.mesh.StartOptions;
import dev.aura.cli.terminal.Output;
import dev.aura.cli.terminal.ProgressLine;
import dev.aura.config.Configuration;
import dev.aura.config.ConfigurationLoader;
import dev.aura.config.ConfigurationSources;
import io.grpc.Channel;
import io.grpc.Deadline;
import io.grpc.Status;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * One run of one command: its arguments, its output and, from the first time it asks, its connection to the mesh. Closed at the
 * end, or from the shutdown hook when the user interrupts; a command may close it too, and connect anew.
 */
public final class Session implements AutoCloseable {

    private static final Duration CONNECT = Duration.ofSeconds(2);

    /** A mesh of another machine is further away, and both sides compute keys first. */
    private static final Duration CONNECT_FAR = Duration.ofSeconds(5);

    private final Surroundings surroundings;
    private final GlobalOptions options;
    private final Arguments arguments;
    private final Output output;
    private volatile @Nullable Mesh mesh;

    public Session(Surroundings surroundings, GlobalOptions options, Arguments arguments, Output output) {
        this.surroundings = surroundings;
        this.options = options;
        this.arguments = arguments;
        this.output = output;
    }

    public Arguments arguments() {
        return arguments;
    }

    public GlobalOptions options() {
        return options;
    }

    public Output output() {
        return output;
    }

    public Surroundings surroundings() {
        return surroundings;
    }

    /** The directory the command works in: the current one, or that of {@code -C}. Exists. */
    public Path directory() {
        String chosen = options.directory();
        return chosen == null ? surroundings.directory() : existing(chosen, surroundings.directory());
    }

    /** A path as typed, made absolute against {@link #directory()}; refused where it does not exist. */
    public Path existing(String typed) {
        return existing(typed, directory());
    }

    /** A channel to every service, whose calls end within {@code --timeout}, or else within the given time from now. */
    public Channel mesh(Duration bound) {
        Duration timeout = options.timeout() == null ? bound : options.timeout();
        Channel channel = connection().channel();
        return new DeadlineChannel(channel, Deadline.after(timeout.toNanos(), TimeUnit.NANOSECONDS));
    }

    /** The connection itself, for events and for streams without an end; starts the mesh where it is down and may be started. */
    public Mesh connection() {
        return connected(options.autostart());
    }

    /** The connection itself; starts the mesh where it is down whatever the options say. */
    public Mesh connectionStartingMesh() {
        return connected(true);
    }

    /** The connection where a mesh runs already; throws MESH_DOWN where none does, and starts none. */
    public Mesh connectionIfUp() {
        Mesh connected = mesh;
        if (connected == null) {
            Configuration keys = connectionKeys();
            Mesh far = remote(keys);
            connected = far == null
                    ? surroundings.access().connect(surroundings.directories().runtime(), tokenFile(keys), CONNECT)
                    : far;
            mesh = connected;
        }
        return connected;
    }

    /** Address of the mesh of another machine that commands use here; empty for this machine's. */
    public String farAddress() {
        return ConnectionKeys.address(connectionKeys());
    }

    /** A progress line for long work; its topic goes into the request. */
    public ProgressLine progress() {
        return ProgressLine.open(output, () -> connection().events());
    }

    /** Prints a response: as JSON where asked for, else with the given text. */
    public void answer(Message response, Runnable text) {
        if (output.isJson()) {
            output.json(response);
        } else {
            text.run();
        }
    }

    @Override
    public void close() {
        Mesh connected = mesh;
        mesh = null;
        if (connected != null) {
            connected.close();
        }
    }

    private Mesh connected(boolean starting) {
        Mesh connected = mesh;
        if (connected == null) {
            Configuration keys = connectionKeys();
            Mesh far = remote(keys);
            connected = far == null ? starter(starting, keys).connect(CONNECT) : far;
            mesh = connected;
        }
        return connected;
    }

    /** The mesh of another machine where one is configured; never started from here. */
    private @Nullable Mesh remote(Configuration keys) {
        RemoteMesh remote = ConnectionKeys.remote(keys, surroundings.directories());
        return remote == null ? null : MeshAccess.overTcp(remote, tokenFile(keys), CONNECT_FAR);
    }

    private DaemonStarter starter(boolean allowed, Configuration keys) {
        StartOptions start = new StartOptions(
                allowed,
                surroundings.home(),
                surroundings.directories(),
                tokenFile(keys),
                surroundings.environment(),
                options.settings());
        return new DaemonStarter(surroundings.access(), start, output);
    }

    private Path tokenFile(Configuration keys) {
        return ConnectionKeys.tokenFile(keys, surroundings.directories());
    }

    /** What of the configuration says how to connect, read by its keys alone: every command passes here. */
    private Configuration connectionKeys() {
        List<String> assignments = options.settings().entrySet().stream()
                .map(setting -> setting.getKey() + "=" + setting.getValue())
                .toList();
        ConfigurationSources sources = ConfigurationSources.of(surroundings.directories(), surroundings.environment())
                .withAssignments(assignments);
        return ConfigurationLoader.loadOnly(sources, List.of(new ConnectionKeys()));
    }

    private static Path existing(String typed, Path base) {
        Path path;
        try {
            path = base.resolve(typed).normalize();
        } catch (InvalidPathException e) {
            throw Faults.of(Status.Code.INVALID_ARGUMENT, "BAD_PATH", "'" + typed + "' is not a path", e);
        }
        if (!Files.exists(path)) {
            throw Faults.of(Status.Code.NOT_FOUND, "NO_SUCH_PATH", typed + " does not exist");
        }
        return path;
    }
}
