package dev.aura.bus.security;

import com.google.protobuf.ByteString;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** The file that a token is kept in by who shows it: one line of text that only its owner may read. */
public final class TokenFile {

    private static final int BYTES_MAX = 4_096;

    private TokenFile() {}

    /** Where the mesh keeps its tokens. */
    public static Path directory(Path stateDirectory) {
        return stateDirectory.resolve("tokens");
    }

    /** The token that the mesh makes for its own user at its first start. */
    public static Path admin(Path stateDirectory) {
        return of(directory(stateDirectory), TokenRegister.ADMIN);
    }

    static Path of(Path directory, String name) {
        return directory.resolve(name + ".token");
    }

    /** The token in a file; empty where there is none that may be read, so that the broker says what is missing. */
    public static ByteString read(Path file) {
        try {
            byte[] bytes = Files.readAllBytes(file);
            if (bytes.length > BYTES_MAX) {
                return ByteString.EMPTY;
            }
            return ByteString.copyFromUtf8(new String(bytes, StandardCharsets.UTF_8).strip());
        } catch (IOException e) {
            return ByteString.EMPTY;
        }
    }
}
