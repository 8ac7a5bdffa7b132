package dev.aura.cli;

import dev.aura.bus.events.Events;
import dev.aura.bus.status.Faults;
import dev.aura.cli.command.Surroundings;
import dev.aura.cli.mesh.Mesh;
import dev.aura.cli.mesh.MeshAccess;
import dev.aura.cli.terminal.Terminal;
import io.grpc.BindableService;
import io.grpc.Channel;
import io.grpc.ManagedChannel;
import io.grpc.Server;
import io.grpc.Status;
import io.grpc.inprocess.InProcessChannelBuilder;
import io.grpc.inprocess.InProcessServerBuilder;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Runs command lines in this process against services that are given, with a directory of their own for everything. */
public final class CommandLineRun implements AutoCloseable {

    /** What a run printed and ended with. */
    public record Result(int exit, String out, String err) {}

    private final @Nullable Server server;
    private final @Nullable ManagedChannel channel;
    private final Map<String, String> environment = new HashMap<>();
    private final FakeEvents events = new FakeEvents();
    private Path directory;
    private @Nullable Path home;
    private boolean terminal;
    private String input = "";
    private @Nullable OutputStream answers;

    private CommandLineRun(Path root, @Nullable Server server, @Nullable ManagedChannel channel) {
        this.directory = root;
        this.server = server;
        this.channel = channel;
        environment.put("HOME", root.toString());
        environment.put("XDG_RUNTIME_DIR", root.resolve("run").toString());
    }

    /** A mesh of the given services. */
    public static CommandLineRun withServices(Path root, BindableService... services) throws IOException {
        String name = UUID.randomUUID().toString();
        InProcessServerBuilder builder = InProcessServerBuilder.forName(name);
        for (BindableService service : services) {
            builder.addService(service);
        }
        return new CommandLineRun(
                root,
                builder.build().start(),
                InProcessChannelBuilder.forName(name).build());
    }

    /** No mesh at all. */
    public static CommandLineRun withoutMesh(Path root) {
        return new CommandLineRun(root, null, null);
    }

    public CommandLineRun in(Path directory) {
        this.directory = directory;
        return this;
    }

    /** Where Aura is installed. */
    public CommandLineRun home(Path directory) {
        home = directory;
        return this;
    }

    public CommandLineRun onTerminal() {
        terminal = true;
        return this;
    }

    public CommandLineRun environment(String name, String value) {
        environment.put(name, value);
        return this;
    }

    public CommandLineRun input(String text) {
        input = text;
        return this;
    }

    /** Answers go to this stream, such as one that nobody reads. */
    public CommandLineRun answersTo(OutputStream stream) {
        answers = stream;
        return this;
    }

    public FakeEvents events() {
        return events;
    }

    public Result run(String... words) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        OutputStream to = answers == null ? out : answers;
        Surroundings surroundings = new Surroundings(
                environment,
                directory,
                home,
                new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)),
                new Terminal(to, err, terminal, terminal, 100),
                access());
        int exit = new Aura(surroundings).run(List.of(words)).number();
        return new Result(exit, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    private MeshAccess access() {
        return (runtimeDirectory, tokenFile, timeout) -> {
            if (channel == null) {
                throw Faults.of(Status.Code.UNAVAILABLE, "MESH_DOWN", "no broker answers on " + runtimeDirectory);
            }
            return new FakeMesh(channel, events);
        };
    }

    @Override
    public void close() {
        if (channel != null) {
            channel.shutdownNow();
        }
        if (server != null) {
            server.shutdownNow();
        }
    }

    private record FakeMesh(Channel channel, Events events) implements Mesh {

        @Override
        public Events.Subscription subscribeDurably(
                String name, String pattern, java.util.function.Consumer<dev.aura.proto.mesh.v1.Event> handler) {
            return events.subscribe(pattern, handler);
        }

        @Override
        public void close() {}
    }
}
