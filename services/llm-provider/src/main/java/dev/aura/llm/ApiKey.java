package dev.aura.llm;

import io.grpc.Status;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

/** Finds the API key of a provider when it is needed. It is not kept, logged, or part of any message. */
final class ApiKey {

    private static final int BYTES_MAX = 8 * 1024;
    private static final Set<PosixFilePermission> OWNER_ONLY =
            EnumSet.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);

    private ApiKey() {}

    /** The key, or an empty text where none is configured. */
    static String of(Endpoint endpoint, Map<String, String> environment) {
        if (!endpoint.apiKeyFile().toString().isEmpty()) {
            return checked(
                    fromFile(endpoint.apiKeyFile()), endpoint.apiKeyFile().toString());
        }
        if (!endpoint.apiKeyEnv().isEmpty()) {
            return checked(environment.getOrDefault(endpoint.apiKeyEnv(), ""), "$" + endpoint.apiKeyEnv());
        }
        return "";
    }

    private static String fromFile(Path file) {
        try {
            if (!OWNER_ONLY.containsAll(Files.getPosixFilePermissions(file))) {
                throw unusable(file + " may be read by others: chmod 600 it");
            }
            try (InputStream in = Files.newInputStream(file)) {
                return new String(in.readNBytes(BYTES_MAX), StandardCharsets.UTF_8).strip();
            }
        } catch (NoSuchFileException e) {
            throw unusable(file + " is not there: create it with mode 600");
        } catch (IOException e) {
            throw unusable(file + " cannot be read: check its owner and mode");
        }
    }

    private static String checked(String key, String origin) {
        if (key.isEmpty() || !key.chars().allMatch(c -> c > ' ' && c < 127)) {
            throw unusable(origin + " is empty or holds more than one word of ASCII");
        }
        return key;
    }

    private static ProviderFailure unusable(String problem) {
        return new ProviderFailure(Status.Code.FAILED_PRECONDITION, "API_KEY_UNUSABLE", "API key: " + problem);
    }
}
