package dev.aura.bench.code;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Starts classes as the distribution starts its daemon: by the same script, with its options, and with the AOT cache that its own training makes. */
final class DaemonStart {

    private static final String FIND = ". \"$AURA_HOME/lib/launch.sh\"; find_aot_cache aurad; ";

    private static final String TRAIN = FIND
            + "export java class_path command_class_path cli_options aurad_options aot_stamp aot_directory;"
            + " exec sh \"$AURA_HOME/lib/train-aot.sh\"";

    private static final String START = FIND
            + "exec \"$java\" $aurad_options $quiet_options ${aot_option:+\"$aot_option\"} -Daura.home=\"$AURA_HOME\" $OPTIONS"
            + " -cp \"$class_path:$BENCH_CLASSES\" \"$@\"";

    private final List<String> environment;

    private DaemonStart(Path cache) throws Exception {
        this.environment = List.of(
                "env",
                "AURA_HOME=" + System.getProperty("aura.home"),
                "XDG_CACHE_HOME=" + cache,
                "BENCH_CLASSES="
                        + Path.of(DaemonStart.class
                                .getProtectionDomain()
                                .getCodeSource()
                                .getLocation()
                                .toURI()));
    }

    /** With a cache in a directory, which is trained first. */
    static DaemonStart trained(Path cache) throws Exception {
        DaemonStart start = new DaemonStart(Files.createDirectories(cache));
        int exit = new ProcessBuilder(start.shell(TRAIN, List.of(), List.of()))
                .redirectErrorStream(true)
                .redirectOutput(cache.resolve("training").toFile())
                .start()
                .waitFor();
        Path trained = cache.resolve("aura/aot/aurad.aot");
        if (exit != 0 || !Files.exists(trained)) {
            throw new IOException("the training ended with " + exit + " without " + trained + ": "
                    + Files.readString(cache.resolve("training")));
        }
        return start;
    }

    /** A command that runs a class, with options of the JVM as {@code AURA_JAVA_OPTIONS} adds them. */
    List<String> command(List<String> options, Class<?> main, List<String> arguments) {
        List<String> words = new ArrayList<>(List.of(main.getName()));
        words.addAll(arguments);
        return shell(START, options, words);
    }

    private List<String> shell(String script, List<String> options, List<String> arguments) {
        List<String> command = new ArrayList<>(environment);
        command.addAll(List.of("OPTIONS=" + String.join(" ", options), "sh", "-c", script, "sh"));
        command.addAll(arguments);
        return command;
    }
}
