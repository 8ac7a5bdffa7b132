package dev.aura.bus.host;

import dev.aura.bus.status.Faults;
import dev.aura.config.Configuration;
import dev.aura.config.ConfigurationException;
import dev.aura.config.ConfigurationLoader;
import dev.aura.config.Directories;
import io.grpc.StatusRuntimeException;
import java.io.IOException;
import java.io.PrintStream;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.ServiceLoader;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/** {@code aurad}: runs the mesh, or a part of it, until it is told to stop. */
public final class AuradMain {

    static {
        // Before the first logger exists.
        System.setProperty("java.util.logging.manager", LastingLogManager.class.getName());
    }

    private static final Logger LOG = Logger.getLogger(AuradMain.class.getName());
    private static final int EXIT_DONE = 0;
    private static final int EXIT_USAGE = 2;
    private static final int EXIT_INPUT = 7;
    private static final int EXIT_FAULT = 8;
    /** EX_TEMPFAIL of sysexits(3): another aurad runs. */
    private static final int EXIT_RUNNING = 75;

    private static final Duration LOOK_INTERVAL = Duration.ofSeconds(5);
    private static final Duration STOP_MAX = Duration.ofSeconds(30);

    private final AuradOptions options;
    private final Directories directories;
    private final List<ReadinessListener> listeners = ServiceLoader.load(ReadinessListener.class).stream()
            .map(ServiceLoader.Provider::get)
            .toList();
    private final CountDownLatch signalled = new CountDownLatch(1);
    private final CountDownLatch ended = new CountDownLatch(1);

    private AuradMain(AuradOptions options, Directories directories) {
        this.options = options;
        this.directories = directories;
    }

    public static void main(String... arguments) {
        int code = run(arguments, System.getenv());
        // Threads of libraries must not keep the process alive.
        Runtime.getRuntime().halt(code);
    }

    private static int run(String[] arguments, Map<String, String> environment) {
        AuradOptions options;
        try {
            options = AuradOptions.parse(arguments);
        } catch (IllegalArgumentException e) {
            return report(System.err, "aurad: " + e.getMessage(), EXIT_USAGE);
        }
        if (options.mode() == AuradOptions.Mode.HELP) {
            return report(System.out, AuradOptions.HELP.stripTrailing(), EXIT_DONE);
        }
        if (options.mode() == AuradOptions.Mode.VERSION) {
            return report(System.out, version(), EXIT_DONE);
        }
        Directories directories = Directories.fromEnvironment(environment);
        AuradLog.install(directories.state(), environment);
        return new AuradMain(options, directories).run();
    }

    private int run() {
        try {
            Configuration configuration = ConfigurationLoader.load(directories, System.getenv(), options.assignments());
            Runtime.getRuntime().addShutdownHook(new Thread(this::stopOnSignal, "aura-stop"));
            runUntilStopped(configuration);
            return EXIT_DONE;
        } catch (StatusRuntimeException e) {
            if (Objects.equals(Faults.reasonOf(e), "ALREADY_RUNNING")) {
                return report(
                        System.err,
                        "aurad: already running as pid " + PidFile.read(directories.runtime()) + " in "
                                + directories.runtime(),
                        EXIT_RUNNING);
            }
            return fault(e);
        } catch (IllegalArgumentException | ConfigurationException e) {
            return report(System.err, "aurad: " + e.getMessage(), EXIT_INPUT);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return EXIT_FAULT;
        } catch (IOException | RuntimeException e) {
            return fault(e);
        } finally {
            ended.countDown();
        }
    }

    private void runUntilStopped(Configuration configuration) throws IOException, InterruptedException {
        boolean withBroker = options.mode() != AuradOptions.Mode.SERVICES;
        try (Aurad aurad = start(configuration);
                PidFile pidFile = withBroker ? PidFile.write(directories.runtime()) : null) {
            LOG.info(() -> "aurad " + version() + " is ready, pid "
                    + ProcessHandle.current().pid() + (pidFile == null ? "" : ", in " + directories.runtime()));
            listeners.forEach(ReadinessListener::ready);
            awaitStop(aurad);
            LOG.info("aurad is stopping");
            listeners.forEach(ReadinessListener::stopping);
        }
    }

    private Aurad start(Configuration configuration) {
        List<Daemon> installed = InstalledDaemons.all();
        List<String> names = installed.stream().map(Daemon::name).toList();
        for (String wanted : options.services()) {
            if (!names.contains(wanted)) {
                throw new IllegalArgumentException("no service " + wanted + " is installed; there are " + names);
            }
        }
        return switch (options.mode()) {
            case SERVICES ->
                Aurad.servicesOnly(
                        installed.stream()
                                .filter(daemon -> options.services().contains(daemon.name()))
                                .toList(),
                        configuration,
                        directories,
                        version());
            case BROKER -> Aurad.withBroker(List.of(), names, configuration, directories, version());
            case ALL, HELP, VERSION -> Aurad.withBroker(installed, names, configuration, directories, version());
        };
    }

    /** Waits for a signal or a Shutdown call, and shows life while it waits. */
    private void awaitStop(Aurad aurad) throws InterruptedException {
        Duration interval = listeners.stream()
                .map(ReadinessListener::aliveInterval)
                .filter(wanted -> wanted.isPositive())
                .filter(wanted -> wanted.compareTo(LOOK_INTERVAL) < 0)
                .min(Duration::compareTo)
                .orElse(LOOK_INTERVAL);
        Thread watcher = Thread.ofVirtual().name("aura-signal").start(() -> awaitSignal(aurad));
        OldGarbage garbage = new OldGarbage();
        while (!aurad.awaitStop(interval)) {
            garbage.look();
            if (aurad.isAlive()) {
                listeners.forEach(ReadinessListener::alive);
            }
        }
        watcher.interrupt();
    }

    private void awaitSignal(Aurad aurad) {
        try {
            signalled.await();
            aurad.stop();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void stopOnSignal() {
        signalled.countDown();
        try {
            boolean stopped = ended.await(STOP_MAX.toSeconds(), TimeUnit.SECONDS);
            if (!stopped) {
                LOG.warning("aurad did not stop in time and is cut off");
            }
            // Asked to stop and stopped: that is success, not death by signal.
            Runtime.getRuntime().halt(stopped ? EXIT_DONE : EXIT_FAULT);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static int fault(Exception e) {
        LOG.log(Level.SEVERE, "aurad ends with a fault", e);
        return report(System.err, "aurad: " + e.getMessage(), EXIT_FAULT);
    }

    private static int report(PrintStream stream, String line, int code) {
        stream.println(line);
        return code;
    }

    private static String version() {
        @Nullable String version = AuradMain.class.getPackage().getImplementationVersion();
        return version == null ? "0.1.0-SNAPSHOT" : version;
    }
}
