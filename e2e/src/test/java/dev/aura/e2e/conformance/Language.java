package dev.aura.e2e.conformance;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A language that has a client of the bus, and how its conformance programs are started. */
enum Language {
    JAVA {
        @Override
        List<String> service(String name) {
            return java(ServiceProcess.class, name);
        }

        @Override
        List<String> driver() {
            return java(DriverProcess.class);
        }

        @Override
        String look() {
            return "";
        }
    },
    PYTHON {
        @Override
        List<String> service(String name) {
            return List.of(python(), KIT.resolve("service.py").toString(), name);
        }

        @Override
        List<String> driver() {
            return List.of(python(), KIT.resolve("driver.py").toString());
        }

        @Override
        String look() {
            return runs(python(), "-c", "import zmq, google.protobuf") ? "" : "python3-zmq or python3-protobuf";
        }
    },
    NODE {
        @Override
        List<String> service(String name) {
            return List.of("node", KIT.resolve("service.js").toString(), name);
        }

        @Override
        List<String> driver() {
            return List.of("node", KIT.resolve("driver.js").toString());
        }

        @Override
        String look() {
            return runs("node", KIT.resolve("../node/src/index.js").toString())
                    ? ""
                    : "node, or `npm install` in clients/node";
        }
    };

    static final Path KIT =
            Path.of("..", "clients", "conformance").toAbsolutePath().normalize();

    /** The command of the service under a daemon name. */
    abstract List<String> service(String name);

    /** The command of the client. */
    abstract List<String> driver();

    /** Looks for what it needs; says what this machine lacks, empty for nothing. */
    abstract String look();

    /** What this machine lacks to run it; empty for nothing. */
    String missing() {
        return Machine.LACKS.getOrDefault(this, "");
    }

    /** Looked at once: starting an interpreter takes its time. */
    private static final class Machine {
        static final Map<Language, String> LACKS =
                Arrays.stream(values()).collect(Collectors.toMap(Function.identity(), Language::look));
    }

    String lowerCase() {
        return name().toLowerCase(Locale.ROOT);
    }

    private static List<String> java(Class<?> main, String... arguments) {
        return Stream.concat(
                        Stream.of(
                                Path.of(System.getProperty("java.home"), "bin", "java")
                                        .toString(),
                                "-XX:+UseSerialGC",
                                "-XX:TieredStopAtLevel=1",
                                "-cp",
                                System.getProperty("java.class.path"),
                                main.getName()),
                        Stream.of(arguments))
                .toList();
    }

    /** Debian's Python, for which its packages are made, where another one stands first on the PATH. */
    private static String python() {
        String debian = "/usr/bin/python3";
        return Files.isExecutable(Path.of(debian)) ? debian : "python3";
    }

    private static boolean runs(String... command) {
        try {
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return process.waitFor(30, TimeUnit.SECONDS) && process.exitValue() == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
