package dev.aura.config;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where Aura keeps things, after the XDG Base Directory Specification 0.8.
 *
 * @param config configuration files of the user
 * @param state what must survive: one SQLite file a service, the journal, the audit log
 * @param cache what can be computed again
 * @param runtime sockets and locks; readable by the user alone
 */
public record Directories(Path config, Path state, Path cache, Path runtime) {

    /** Bytes that the path of a Unix socket may have on Linux: {@code sun_path} is 108 with its closing zero. */
    static final int SOCKET_PATH_BYTES_MAX = 107;

    private static final String OWNER = "unix:uid";

    /**
     * Resolves the directories from environment variables. Without {@code XDG_RUNTIME_DIR}, sockets live in
     * {@code /run/user/UID} where that is the user's, and else under the cache. Values that are not absolute are ignored, as the
     * specification demands.
     */
    public static Directories fromEnvironment(Map<String, String> environment) {
        return fromEnvironment(environment, Path.of("/run/user"));
    }

    static Directories fromEnvironment(Map<String, String> environment, Path runtimeRoot) {
        Path home = home(environment);
        Path cache = base(environment, "XDG_CACHE_HOME", home.resolve(".cache"));
        return new Directories(
                base(environment, "XDG_CONFIG_HOME", home.resolve(".config")),
                base(environment, "XDG_STATE_HOME", home.resolve(".local/state")),
                cache,
                isAbsolute(environment.get("XDG_RUNTIME_DIR"))
                        ? base(environment, "XDG_RUNTIME_DIR", cache)
                        : runtimeFallback(runtimeRoot, cache));
    }

    /** All directories below one, for tests. */
    public static Directories under(Path root) {
        return new Directories(
                root.resolve("config"), root.resolve("state"), root.resolve("cache"), root.resolve("run"));
    }

    /** The user's home directory. */
    static Path home(Map<String, String> environment) {
        String home = environment.get("HOME");
        return Path.of(home != null && isAbsolute(home) ? home : System.getProperty("user.home", "/"));
    }

    /**
     * The path of a Unix socket in the runtime directory.
     *
     * @throws ConfigurationException where the path is longer than Linux allows
     */
    public Path socket(String name) {
        Path socket = runtime.resolve(name);
        int length = socket.toString().getBytes(StandardCharsets.UTF_8).length;
        if (length > SOCKET_PATH_BYTES_MAX) {
            throw unusable("socket path " + socket + " has " + length + " bytes, and a Unix socket's may have "
                    + SOCKET_PATH_BYTES_MAX + "; set XDG_RUNTIME_DIR to a shorter directory");
        }
        return socket;
    }

    /**
     * Makes sure that the runtime directory is there, is the user's own, and is closed to everybody else.
     *
     * @throws ConfigurationException where it belongs to somebody else
     */
    public void createRuntime() {
        try {
            Path parent = runtime.getParent();
            if (parent != null) {
                Files.createDirectories(parent);
            }
            if (!Files.isDirectory(runtime, LinkOption.NOFOLLOW_LINKS)) {
                Files.createDirectory(
                        runtime, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
            }
            if (!isOurs(runtime)) {
                throw unusable("runtime directory " + runtime + " belongs to another user; set XDG_RUNTIME_DIR");
            }
            Files.setPosixFilePermissions(runtime, PosixFilePermissions.fromString("rwx------"));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot create the runtime directory " + runtime, e);
        }
    }

    private static Path runtimeFallback(Path runtimeRoot, Path cache) {
        try {
            Path own = runtimeRoot.resolve(String.valueOf(uid()));
            return Files.isDirectory(own) && isOurs(own) ? own.resolve("aura") : cache.resolve("run");
        } catch (IOException e) {
            return cache.resolve("run");
        }
    }

    private static boolean isOurs(Path directory) throws IOException {
        return Files.getAttribute(directory, OWNER, LinkOption.NOFOLLOW_LINKS).equals(uid());
    }

    /** The user's number, which the JDK tells only as the owner of something that is surely ours. */
    private static Object uid() throws IOException {
        return Files.getAttribute(Path.of("/proc/self"), OWNER);
    }

    private static ConfigurationException unusable(String message) {
        return ConfigurationException.of(Origin.of(Layer.ENVIRONMENT, "XDG_RUNTIME_DIR"), message);
    }

    private static Path base(Map<String, String> environment, String name, Path fallback) {
        String value = environment.get(name);
        return (value != null && isAbsolute(value) ? Path.of(value) : fallback).resolve("aura");
    }

    private static boolean isAbsolute(@Nullable String value) {
        return value != null && value.startsWith("/");
    }
}
