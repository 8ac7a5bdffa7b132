package dev.aura.bench.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/**
 * Times what a user waits for, as whole processes: report, status, the hook shim, a commit with and without hooks, and the memory
 * of the idle daemon.
 *
 * <p>{@code bench/run process.Figures [REPOSITORY [SOURCES]]}: REPOSITORY (default: the current directory) is reported on warm; SOURCES,
 * where given, cold and again.
 */
public final class Figures {

    private final Installation installation;
    private final Path repository;

    private Figures(Installation installation, Path repository) {
        this.installation = installation;
        this.repository = repository;
    }

    public static void main(String[] arguments) throws Exception {
        Path repository = Path.of(arguments.length > 0 ? arguments[0] : ".").toRealPath();
        Figures figures = new Figures(Installation.create(), repository);
        System.out.printf(
                "JDK %s, %d processors, %s%n",
                Runtime.version(), Runtime.getRuntime().availableProcessors(), System.getProperty("os.version"));
        try {
            figures.shimWithTheMeshDown();
            figures.reportOnTheRepository();
            figures.status();
            figures.commit();
            figures.idleMemory();
            if (arguments.length > 1) {
                figures.reportOnSources(Path.of(arguments[1]).toRealPath());
            }
        } finally {
            figures.installation.aura(repository, "--no-autostart", "down");
        }
    }

    private void reportOnTheRepository() throws Exception {
        Figure.print("report, nothing running, no cache", "ms", 20_000, installation.aura(repository, "report"));
        installation.awaitCaches();
        double[] warm = new double[5];
        for (int run = 0; run < warm.length; run++) {
            warm[run] = installation.aura(repository, "report");
        }
        Figure.print("report, warm mesh, this repository", "ms", 3_000, warm);
    }

    private void status() throws Exception {
        double[] runs = new double[20];
        installation.aura(repository, "status");
        for (int run = 0; run < runs.length; run++) {
            runs[run] = installation.aura(repository, "status");
        }
        Figure.print("status, mesh running", "ms", 200, runs);
    }

    private void shimWithTheMeshDown() throws Exception {
        Path work = sampleRepository("shim");
        installation.aura(work, "--no-autostart", "hooks", "install");
        double[] runs = new double[20];
        for (int run = 0; run < runs.length; run++) {
            runs[run] = installation.time(work, 0, ".git/hooks/pre-commit");
        }
        Figure.print("hook shim, mesh down", "ms", 15, runs);
    }

    private void commit() throws Exception {
        Path plain = sampleRepository("plain");
        Path hooked = sampleRepository("hooked");
        installation.aura(hooked, "hooks", "install");
        double[] difference = new double[11];
        for (int run = 0; run < difference.length; run++) {
            double without = commitThreeFiles(plain, run);
            double with = commitThreeFiles(hooked, run);
            difference[run] = with - without;
        }
        Figure.print("git commit, three files, all hooks: time added", "ms", 500, difference);
    }

    private double commitThreeFiles(Path work, int run) throws IOException, InterruptedException {
        for (int file = 0; file < 3; file++) {
            Files.writeString(work.resolve("Part" + file + ".java"), """
                    package sample;

                    /** Part of a sample. */
                    public class Part%d {
                        /** Answers %d. */
                        public int answer() {
                            return %d;
                        }
                    }
                    """.formatted(file, run, run));
        }
        installation.time(work, 0, "git", "add", ".");
        // The editor changes nothing, so that all three commit hooks have their full work to do.
        return installation.time(
                work,
                0,
                "git",
                "-c",
                "core.editor=sh -c 'test -s \"$0\" && echo \"feat: change parts\" >\"$0\"'",
                "commit",
                "-q");
    }

    private Path sampleRepository(String name) throws IOException, InterruptedException {
        Path work = Files.createDirectories(installation.scratch().resolve(name));
        installation.time(work, 0, "git", "init", "-q");
        installation.time(work, 0, "git", "config", "user.name", "Ada");
        installation.time(work, 0, "git", "config", "user.email", "ada@example.org");
        Files.writeString(work.resolve("README"), "sample\n");
        installation.time(work, 0, "git", "add", ".");
        installation.time(work, 0, "git", "commit", "-q", "-m", "chore: start");
        return work;
    }

    private void idleMemory() throws Exception {
        TimeUnit.SECONDS.sleep(30);
        Figure.print("idle daemon after a report, resident", "MiB", 300, installation.daemonResidentMebibytes());
    }

    private void reportOnSources(Path sources) throws Exception {
        Figure.print("report, sources, first run", "ms", 20_000, installation.aura(sources, "report"));
        double[] again = new double[5];
        for (int run = 0; run < again.length; run++) {
            again[run] = installation.aura(sources, "report");
        }
        Figure.print("report, sources, second run", "ms", 2_000, again);
        Figure.print("daemon after it, resident", "MiB", 1_024, installation.daemonResidentMebibytes());
    }
}
