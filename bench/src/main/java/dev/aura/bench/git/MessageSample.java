package dev.aura.bench.git;

import dev.aura.bus.client.MeshClient;
import dev.aura.bus.host.Aurad;
import dev.aura.bus.host.Daemon;
import dev.aura.config.Configuration;
import dev.aura.config.Directories;
import dev.aura.proto.git.v1.Change;
import dev.aura.proto.git.v1.GitServiceGrpc;
import dev.aura.proto.git.v1.GitServiceGrpc.GitServiceBlockingStub;
import dev.aura.proto.git.v1.SuggestMessageRequest;
import dev.aura.proto.git.v1.SuggestMessageResponse;
import io.grpc.StatusRuntimeException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/**
 * Sets the messages that Aura suggests beside those that people wrote, for a person to judge whether they are true.
 *
 * <p>{@code bench/run git.MessageSample REPOSITORY [COUNT [STEP]]} takes COUNT commits (default 20) of the history of REPOSITORY, each STEP
 * commits apart (default 7), merges left out. REPOSITORY may be bare. Runs a mesh of its own in this process.
 */
public final class MessageSample {

    private static final Set<String> DAEMONS = Set.of("git-semantics", "code-intelligence");

    private final GitServiceBlockingStub git;
    private final Path repository;

    private MessageSample(GitServiceBlockingStub git, Path repository) {
        this.git = git;
        this.repository = repository;
    }

    public static void main(String[] arguments) throws Exception {
        Path repository = Path.of(arguments.length > 0 ? arguments[0] : ".").toRealPath();
        int count = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 20;
        int step = arguments.length > 2 ? Integer.parseInt(arguments[2]) : 7;
        Directories directories = Directories.under(Files.createTempDirectory(Path.of("/tmp"), "aura-sample"));
        List<Daemon> daemons = ServiceLoader.load(Daemon.class).stream()
                .map(ServiceLoader.Provider::get)
                .filter(daemon -> DAEMONS.contains(daemon.name()))
                .toList();
        List<String> names = daemons.stream().map(Daemon::name).toList();
        try (Aurad _ = Aurad.withBroker(daemons, names, Configuration.of(java.util.Map.of()), directories, "sample");
                MeshClient client = MeshClient.connectAsOwner(
                        directories.runtime(), directories.state(), "bench", Duration.ofSeconds(10))) {
            new MessageSample(GitServiceGrpc.newBlockingStub(client.channel()), repository).run(count, step);
        }
    }

    private void run(int count, int step) throws IOException {
        List<String> commits = log(count * step);
        double[] millis = new double[(commits.size() + step - 1) / step];
        for (int i = 0; i < commits.size(); i += step) {
            millis[i / step] = compare(commits.get(i));
        }
        Arrays.sort(millis);
        if (millis.length > 0) {
            System.out.printf(
                    "%d commits, median %.0f ms, slowest %.0f ms%n",
                    millis.length, millis[millis.length / 2], millis[millis.length - 1]);
        }
    }

    /** Lines of a commit's id and subject, newest first. */
    private List<String> log(int count) throws IOException {
        Process process = new ProcessBuilder(
                        "git",
                        "-C",
                        repository.toString(),
                        "log",
                        "--no-merges",
                        "--format=%H %s",
                        "-n",
                        Integer.toString(count))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
                .lines()
                .toList();
    }

    private double compare(String line) {
        String id = line.substring(0, line.indexOf(' '));
        System.out.println("people: " + line.substring(line.indexOf(' ') + 1) + "   (" + id.substring(0, 10) + ")");
        long start = System.nanoTime();
        try {
            SuggestMessageResponse answer = git.withDeadlineAfter(30, TimeUnit.SECONDS)
                    .suggestMessage(SuggestMessageRequest.newBuilder()
                            .setRepository(repository.toString())
                            .setChange(Change.newBuilder().setCommit(id))
                            .build());
            double millis = (System.nanoTime() - start) / 1e6;
            System.out.print("aura:   " + answer.getMessage().strip().indent(8).strip());
            System.out.println("\n        because " + answer.getFacts(0).getDetail() + "\n");
            return millis;
        } catch (StatusRuntimeException e) {
            System.out.println("aura:   " + e.getStatus() + "\n");
            return (System.nanoTime() - start) / 1e6;
        }
    }
}
