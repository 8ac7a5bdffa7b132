package dev.aura.cli.hooks;

import dev.aura.cli.command.Session;
import dev.aura.config.Configuration;
import dev.aura.config.Key;
import dev.aura.proto.git.v1.GitServiceGrpc;
import dev.aura.proto.git.v1.GitServiceGrpc.GitServiceBlockingStub;
import dev.aura.proto.git.v1.GitServiceGrpc.GitServiceFutureStub;
import io.grpc.Deadline;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** One call of one hook: what git passed, the settings, and the git service within the time that is left. */
final class HookRun {

    private static final int INPUT_BYTES_MAX = 1 << 20;

    private final Session session;
    private final Configuration configuration;
    private final List<String> arguments;

    HookRun(Session session, Configuration configuration, List<String> arguments) {
        this.session = session;
        this.configuration = configuration;
        this.arguments = List.copyOf(arguments);
    }

    /** An argument that git passed, by its place from 0; empty where it passed fewer. */
    String argument(int place) {
        return place < arguments.size() ? arguments.get(place) : "";
    }

    <T> T setting(Key<T> key) {
        return configuration.get(key);
    }

    /** The file that git passed as the first argument; git means it from the directory of the hook. */
    Path file() {
        return session.directory().resolve(argument(0));
    }

    /** The work tree; git runs hooks at its root. */
    String repository() {
        return session.directory().toString();
    }

    GitCommand git() {
        return new GitCommand(session.directory(), session.surroundings().environment());
    }

    /** Environment variable that git sets for its hooks; empty where it did not. */
    String variable(String name) {
        return session.surroundings().environment().getOrDefault(name, "");
    }

    /** What git writes to the hook's stdin. */
    String input() throws IOException {
        InputStream input = session.surroundings().input();
        return new String(input.readNBytes(INPUT_BYTES_MAX), StandardCharsets.UTF_8);
    }

    /** The git service; its calls end when the budget is used up. */
    GitServiceBlockingStub service(Key<Duration> budget) {
        return GitServiceGrpc.newBlockingStub(session.connectionIfUp().channel())
                .withDeadline(deadline(budget));
    }

    /** The git service, for answers that are waited for later; its calls end when the budget is used up. */
    GitServiceFutureStub serviceLater(Key<Duration> budget) {
        return GitServiceGrpc.newFutureStub(session.connectionIfUp().channel()).withDeadline(deadline(budget));
    }

    private Deadline deadline(Key<Duration> budget) {
        return Deadline.after(setting(budget).toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Says something to the person at the terminal. */
    void say(String line) {
        session.output().message("aura: " + line);
    }

    FindingLines findings() {
        return new FindingLines(session.output());
    }
}
