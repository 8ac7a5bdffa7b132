package dev.aura.bus.security;

import dev.aura.bus.status.Faults;
import io.grpc.Status.Code;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.zeromq.ZMQ;

/**
 * A CURVE key pair, each key as the 40 characters of its Z85 text. It is kept in a file that only its owner may read: a line {@code
 * public KEY} and a line {@code secret KEY}.
 *
 * @param publicKey what others may know
 * @param secretKey what they may not
 */
public record CurveKeys(String publicKey, String secretKey) {

    private static final String PUBLIC = "public ";
    private static final String SECRET = "secret ";
    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9_-]{0,63}");
    private static final Pattern KEY = Pattern.compile("[0-9a-zA-Z.:+=^!/*?&<>()\\[\\]{}@%$#-]{40}");

    /** Where key pairs and the list of admitted keys are, unless the configuration says otherwise. */
    public static Path directory(Path stateDirectory) {
        return stateDirectory.resolve("keys");
    }

    /** The file of a key pair of that name. */
    public static Path file(Path directory, String name) {
        return directory.resolve(name + ".key");
    }

    /** Whether a text is a key in Z85. */
    public static boolean isKey(String text) {
        return KEY.matcher(text).matches();
    }

    /**
     * Makes a key pair and writes it to a file of its own.
     *
     * @throws io.grpc.StatusRuntimeException ALREADY_EXISTS with reason KEYS_EXIST: a pair in use must not be lost by a slip
     */
    public static CurveKeys create(Path directory, String name) {
        if (!NAME.matcher(name).matches()) {
            throw Faults.of(
                    Code.INVALID_ARGUMENT,
                    "BAD_KEY_NAME",
                    "'" + name + "' is no name of a key pair; use up to 64 of a-z 0-9 _ -");
        }
        Path file = file(directory, name);
        if (Files.exists(file)) {
            throw Faults.of(
                    Code.ALREADY_EXISTS,
                    "KEYS_EXIST",
                    "there is a key pair in " + file + "; to make another, move it away");
        }
        ZMQ.Curve.KeyPair pair = ZMQ.Curve.generateKeyPair();
        CurveKeys keys = new CurveKeys(pair.publicKey, pair.secretKey);
        try {
            PrivateFiles.createDirectory(directory);
            PrivateFiles.replace(file, PUBLIC + keys.publicKey + "\n" + SECRET + keys.secretKey + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + file, e);
        }
        return keys;
    }

    /**
     * Reads a key pair.
     *
     * @param whatToDo what to tell the user to do where there is none
     * @throws io.grpc.StatusRuntimeException FAILED_PRECONDITION with reason NO_KEYS where the file holds none
     */
    public static CurveKeys read(Path file, String whatToDo) {
        try {
            List<String> lines = Files.readAllLines(file, StandardCharsets.UTF_8);
            return new CurveKeys(find(lines, PUBLIC), find(lines, SECRET));
        } catch (IOException | IllegalArgumentException e) {
            throw Faults.of(Code.FAILED_PRECONDITION, "NO_KEYS", "no CURVE key pair in " + file + ": " + whatToDo, e);
        }
    }

    private static String find(List<String> lines, String word) {
        return lines.stream()
                .filter(line -> line.startsWith(word))
                .map(line -> line.substring(word.length()).strip())
                .filter(CurveKeys::isKey)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no line '" + word + "KEY'"));
    }

    /** Says nothing of the secret. */
    @Override
    public String toString() {
        return "CurveKeys[" + publicKey + "]";
    }
}
