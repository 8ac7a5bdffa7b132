package dev.aura.cli.help;

import dev.aura.cli.command.Command;
import dev.aura.cli.command.ExitCode;
import dev.aura.cli.command.Session;
import dev.aura.cli.command.Syntax;
import dev.aura.cli.terminal.Json;
import java.lang.management.ManagementFactory;
import java.util.Objects;

/** {@code aura version}: versions of Aura and of the JDK, and whether the AOT cache is in use. */
public final class VersionCommand implements Command {

    /** The version of this build, as the jar says. */
    public static String current() {
        return Objects.requireNonNullElse(VersionCommand.class.getPackage().getImplementationVersion(), "development");
    }

    @Override
    public Syntax syntax() {
        return Syntax.of("version", "Shows the versions of Aura and of its JDK");
    }

    @Override
    public ExitCode run(Session session) {
        String jdk = System.getProperty("java.runtime.version") + " (" + System.getProperty("java.vendor") + ")";
        String javaHome = System.getProperty("java.home");
        boolean aot = usesAotCache();
        if (session.output().isJson()) {
            session.output()
                    .line("{\"version\":" + Json.quote(current()) + ",\"jdk\":" + Json.quote(jdk) + ",\"javaHome\":"
                            + Json.quote(javaHome) + ",\"aotCache\":" + aot + "}");
            return ExitCode.DONE;
        }
        session.output().line("aura " + current());
        session.output().line("JDK " + jdk + ", " + javaHome);
        session.output()
                .line("AOT cache: " + (aot ? "in use" : "not in use; the daemon trains one after its first start"));
        return ExitCode.DONE;
    }

    private static boolean usesAotCache() {
        return ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                .anyMatch(argument -> argument.startsWith("-XX:AOTCache="));
    }
}
