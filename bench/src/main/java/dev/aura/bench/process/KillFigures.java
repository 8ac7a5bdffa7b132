package dev.aura.bench.process;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/** How soon users see that the process of a service was killed with SIGKILL, with the broker and two services as processes. */
final class KillFigures {

    private static final int RUNS = 5;
    private static final int TRIES_MAX = 300;
    private static final String KILLED = "code-intelligence";
    /** Exit code of a command whose service is not there. */
    private static final int NOT_READY = 4;

    private final Installation installation;

    KillFigures(Installation installation) {
        this.installation = installation;
    }

    void killedService() throws Exception {
        Path work = installation.scratch();
        Process broker = installation.start("bin/aurad", "--broker");
        Process other = installation.start("bin/aurad", "--service", "llm-provider");
        try {
            await("llm-provider", "ready");
            double[] shown = Runs.of(RUNS, _ -> {
                long killedNs = killOne();
                await(KILLED, "missing");
                return (System.nanoTime() - killedNs) / 1e6;
            });
            Figure.print("killed service, until status shows it missing", "ms", 3_000, shown);
            double[] refused = Runs.of(RUNS, _ -> {
                killOne();
                return installation.time(work, NOT_READY, installation.aura(), "--no-autostart", "metrics", ".");
            });
            Figure.print("killed service, a call to it ends with UNAVAILABLE", "ms", 1_000, refused);
        } finally {
            for (Process process : new Process[] {other, broker}) {
                process.destroy();
                process.waitFor();
            }
        }
    }

    /** Starts the service, waits until it serves, kills it; the time of the kill. */
    private long killOne() throws IOException, InterruptedException {
        Process service = installation.start("bin/aurad", "--service", KILLED);
        await(KILLED, "ready");
        long killedNs = System.nanoTime();
        service.destroyForcibly().waitFor();
        return killedNs;
    }

    private void await(String service, String state) throws IOException, InterruptedException {
        for (int tries = 0; tries < TRIES_MAX; tries++) {
            installation.run(installation.scratch(), installation.aura(), "--no-autostart", "status");
            if (installation.output().lines().anyMatch(line -> line.contains(service + " ") && line.contains(state))) {
                return;
            }
            TimeUnit.MILLISECONDS.sleep(20);
        }
        throw new IOException(service + " is not " + state + ":\n" + installation.output());
    }
}
