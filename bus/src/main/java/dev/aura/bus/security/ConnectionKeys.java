package dev.aura.bus.security;

import dev.aura.config.Configuration;
import dev.aura.config.ConfigurationSchema;
import dev.aura.config.Directories;
import dev.aura.config.Key;
import java.nio.file.Path;
import java.util.List;

/** The keys of whoever connects to a mesh. Few, because every command reads them. */
public final class ConnectionKeys implements ConfigurationSchema {

    static final Key<Path> TOKEN_FILE = Key.path(
            "bus.tokenFile",
            "",
            "file with the token to show to the mesh; empty takes the one that the mesh made for its own user");

    @Override
    public List<Key<?>> keys() {
        return List.of(TOKEN_FILE);
    }

    /** The file with the token to show. */
    public static Path tokenFile(Configuration configuration, Directories directories) {
        Path named = configuration.get(TOKEN_FILE);
        return named.toString().isEmpty() ? TokenFile.admin(directories.state()) : named;
    }
}
