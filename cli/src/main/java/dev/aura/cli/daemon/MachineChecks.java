package dev.aura.cli.daemon;

import dev.aura.cli.command.Session;
import dev.aura.config.ConfigurationLoader;
import dev.aura.config.ConfigurationSources;
import dev.aura.config.Directories;
import dev.aura.config.Inspection;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/** What the doctor looks at on the machine: JDK, AOT cache, directories, configuration, git, hooks. */
final class MachineChecks {

    private static final String GIT_OLDEST = "2.20";
    private static final List<String> HOOKS =
            List.of("prepare-commit-msg", "commit-msg", "pre-commit", "pre-push", "post-merge");

    private MachineChecks() {}

    static List<Check> all(Session session, boolean fix) throws InterruptedException {
        Directories directories = session.surroundings().directories();
        List<Check> checks = new ArrayList<>();
        checks.add(jdk());
        checks.add(aotCache(directories.cache()));
        checks.add(writable("configuration directory", directories.config(), false));
        checks.add(writable("state directory", directories.state(), true));
        checks.add(writable("cache directory", directories.cache(), true));
        Check configuration = configuration(session);
        // What cannot be read cannot lead elsewhere.
        boolean far = configuration.verdict() != Check.Verdict.FAIL
                && !session.farAddress().isEmpty();
        checks.add(
                far
                        ? Check.ok("runtime directory", "not needed: bus.address names a mesh elsewhere")
                        : runtime(directories.runtime(), fix));
        checks.add(configuration);
        checks.add(git());
        checks.add(hooks(session.directory()));
        return checks;
    }

    private static Check jdk() {
        int feature = Runtime.version().feature();
        String found = System.getProperty("java.runtime.version") + ", " + System.getProperty("java.home");
        return feature >= 25
                ? Check.ok("JDK", found)
                : Check.fail("JDK", found, "Aura needs JDK 25 or later; set AURA_JAVA_HOME to one");
    }

    private static Check aotCache(Path cache) {
        Path file = cache.resolve("aot/cli.aot");
        return Files.isReadable(file)
                ? Check.ok("AOT cache", file.toString())
                : Check.warn(
                        "AOT cache",
                        "there is none at " + file,
                        "the daemon trains one after its first start;"
                                + " until then each command takes about 0.3 s longer");
    }

    private static Check writable(String subject, Path directory, boolean needed) {
        Path existing = directory;
        while (existing != null && Files.notExists(existing)) {
            existing = existing.getParent();
        }
        if (existing != null && Files.isWritable(existing) && Files.isDirectory(existing)) {
            return Check.ok(subject, directory + (existing.equals(directory) ? "" : " (made on first use)"));
        }
        String remedy = "make it writable: " + existing;
        return needed
                ? Check.fail(subject, directory + " cannot be written", remedy)
                : Check.warn(subject, directory + " cannot be written", remedy);
    }

    private static Check runtime(Path directory, boolean fix) {
        if (Files.notExists(directory)) {
            return writable("runtime directory", directory, true);
        }
        try {
            Set<PosixFilePermission> owner = PosixFilePermissions.fromString("rwx------");
            Set<PosixFilePermission> found = Files.getPosixFilePermissions(directory);
            if (found.equals(owner)) {
                return Check.ok("runtime directory", directory + " (only you may enter)");
            }
            if (fix) {
                Files.setPosixFilePermissions(directory, owner);
                return Check.ok("runtime directory", directory + " (mended: only you may enter now)");
            }
            return Check.fail(
                    "runtime directory",
                    directory + " has permissions " + PosixFilePermissions.toString(found),
                    "others may reach the mesh: chmod 700 " + directory + ", or aura doctor --fix");
        } catch (IOException | UnsupportedOperationException e) {
            return Check.fail("runtime directory", directory + ": " + e.getMessage(), "check who owns it");
        }
    }

    private static Check configuration(Session session) {
        List<String> assignments = new ArrayList<>();
        session.options().settings().forEach((key, value) -> assignments.add(key + "=" + value));
        ConfigurationSources sources = ConfigurationSources.of(
                        session.surroundings().directories(),
                        session.surroundings().environment())
                .withAssignments(assignments);
        Inspection inspection = ConfigurationLoader.inspect(sources);
        if (!inspection.errors().isEmpty()) {
            return Check.fail(
                    "configuration", inspection.errors().getFirst().toString(), "aura config validate shows all of it");
        }
        return inspection.warnings().isEmpty()
                ? Check.ok("configuration", "valid")
                : Check.warn(
                        "configuration",
                        inspection.warnings().getFirst().toString(),
                        "it is ignored; aura config validate shows all of it");
    }

    private static Check git() throws InterruptedException {
        String version = output("git", "--version").replace("git version ", "").strip();
        if (version.isEmpty()) {
            return Check.warn("git", "not found on the PATH", "install git " + GIT_OLDEST + " or later; hooks need it");
        }
        return Check.ok("git", version);
    }

    private static Check hooks(Path directory) throws InterruptedException {
        String hooks = output("git", "-C", directory.toString(), "rev-parse", "--git-path", "hooks")
                .strip();
        if (hooks.isEmpty()) {
            return Check.ok("hooks", "not in a repository here");
        }
        Path path = directory.resolve(hooks);
        List<String> installed =
                HOOKS.stream().filter(name -> isOurs(path.resolve(name))).toList();
        return installed.isEmpty()
                ? Check.warn("hooks", "not installed in this repository", "if you want them: aura hooks install")
                : Check.ok("hooks", String.join(", ", installed));
    }

    private static boolean isOurs(Path hook) {
        try {
            return Files.isExecutable(hook) && Files.readString(hook).contains("aura");
        } catch (IOException unreadable) {
            return false;
        }
    }

    private static String output(String... command) throws InterruptedException {
        try {
            Process process = new ProcessBuilder(command)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return process.waitFor(5, TimeUnit.SECONDS) && process.exitValue() == 0 ? output : "";
        } catch (IOException notThere) {
            return "";
        }
    }
}
