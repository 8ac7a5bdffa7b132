package dev.aura.bench.process;

import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/**
 * Times what a user waits for, as whole processes: report, status, git hooks, a commit with and without them, the memory of the idle
 * daemon, and how soon a killed service is noticed.
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
            HookFigures hooks = new HookFigures(figures.installation);
            figures.bareJvm();
            hooks.scriptWithTheMeshDown();
            figures.reportOnTheRepository();
            figures.status();
            hooks.singleHooks();
            hooks.commits();
            figures.idleMemory();
            if (arguments.length > 1) {
                figures.reportOnSources(Path.of(arguments[1]).toRealPath());
            }
        } finally {
            figures.installation.run(repository, figures.installation.aura(), "--no-autostart", "down");
        }
        new KillFigures(figures.installation).killedService();
    }

    /** A JVM with the options of the command that says hello. */
    private void bareJvm() throws Exception {
        String[] hello = {
            "sh",
            "-c",
            "AURA_HOME=$0; . \"$AURA_HOME/lib/launch.sh\"; exec \"$java\" $cli_options -cp \"$1\" "
                    + Hello.class.getName(),
            installation.home().toString(),
            Path.of(Hello.class
                            .getProtectionDomain()
                            .getCodeSource()
                            .getLocation()
                            .toURI())
                    .toString()
        };
        Figure.printWithoutLimit(
                "bare JVM, for comparison", "ms", Runs.of(20, _ -> installation.time(repository, 0, hello)));
    }

    private void reportOnTheRepository() throws Exception {
        Figure.print("report, nothing running, no cache", "ms", 20_000, installation.aura(repository, "report"));
        installation.awaitCaches();
        Figure.print("report, warm mesh", "ms", 3_000, Runs.of(5, _ -> installation.aura(repository, "report")));
    }

    private void status() throws Exception {
        installation.aura(repository, "status");
        Figure.print("status, mesh running", "ms", 200, Runs.of(20, _ -> installation.aura(repository, "status")));
    }

    private void idleMemory() throws Exception {
        TimeUnit.SECONDS.sleep(30);
        Figure.print("idle daemon after a report, resident", "MiB", 300, installation.daemonResidentMebibytes());
    }

    private void reportOnSources(Path sources) throws Exception {
        Figure.print("report, sources, first run", "ms", 20_000, installation.aura(sources, "report"));
        Figure.print("report, sources, second run", "ms", 2_000, Runs.of(5, _ -> installation.aura(sources, "report")));
        Figure.printWithoutLimit("daemon after it, resident", "MiB", installation.daemonResidentMebibytes());
    }
}
