package dev.aura.config;

import java.nio.file.Path;
import java.util.Map;

/**
 * Where Aura keeps things, after the XDG Base Directory Specification 0.8.
 *
 * @param config configuration files of the user
 * @param state what must survive: one SQLite file a service, the journal, the audit log
 * @param cache what can be computed again
 * @param runtime sockets and locks; readable by the user alone
 */
public record Directories(Path config, Path state, Path cache, Path runtime) {

    /** Resolves the directories from environment variables; without {@code XDG_RUNTIME_DIR}, sockets live under the cache. */
    public static Directories fromEnvironment(Map<String, String> environment) {
        Path home = Path.of(environment.getOrDefault("HOME", System.getProperty("user.home")));
        Path cache = base(environment, "XDG_CACHE_HOME", home.resolve(".cache"));
        return new Directories(
                base(environment, "XDG_CONFIG_HOME", home.resolve(".config")),
                base(environment, "XDG_STATE_HOME", home.resolve(".local/state")),
                cache,
                base(environment, "XDG_RUNTIME_DIR", cache.resolve("run")));
    }

    /** All directories below one, for tests. */
    public static Directories under(Path root) {
        return new Directories(
                root.resolve("config"), root.resolve("state"), root.resolve("cache"), root.resolve("run"));
    }

    private static Path base(Map<String, String> environment, String name, Path fallback) {
        String value = environment.get(name);
        return (value == null || value.isBlank() || !value.startsWith("/") ? fallback : Path.of(value)).resolve("aura");
    }
}
