package dev.aura.bus.security;

import dev.aura.bus.fuzz.FuzzTarget;
import dev.aura.bus.status.Faults;
import io.grpc.StatusRuntimeException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Files that say who may come: tokens that were issued, a token, the list of keys, a key pair. Nothing but what is well formed admits anybody. */
public final class CredentialFuzz implements FuzzTarget {

    private static final String KEY = "a".repeat(40);
    private final Path file;

    public CredentialFuzz(Path scratch) {
        file = scratch.resolve("file");
    }

    @Override
    public List<byte[]> seeds() {
        return Stream.of(
                        "admin\tADMIN\t-\t" + "0".repeat(64) + "\nci\tVIEWER\t1795255200\t" + "f".repeat(64) + "\n",
                        KEY + " a laptop\n" + "b".repeat(40) + "\n# a comment\n",
                        "public " + KEY + "\nsecret " + KEY + "\n",
                        "aura_AbCd\n")
                .map(text -> text.getBytes(StandardCharsets.UTF_8))
                .toList();
    }

    @Override
    public void run(byte[] input) throws Exception {
        Files.write(file, input);
        new AllowList(file).keys().keySet().forEach(CredentialFuzz::requireKey);
        TokenFile.read(file);
        try {
            CurveKeys keys = CurveKeys.read(file, "make one");
            requireKey(keys.publicKey());
            requireKey(keys.secretKey());
        } catch (StatusRuntimeException e) {
            requireReason("NO_KEYS", e);
        }
        tokens();
    }

    private void tokens() throws IOException {
        try {
            for (IssuedToken token : TokenRegister.read(file)) {
                if (!token.equals(IssuedToken.parse(token.line()))) {
                    throw new IllegalStateException(token + " is not read again");
                }
            }
        } catch (StatusRuntimeException e) {
            requireReason("BAD_TOKEN_REGISTER", e);
        }
    }

    private static void requireKey(String key) {
        if (!CurveKeys.isKey(key)) {
            throw new IllegalStateException("a key '" + key + "'");
        }
    }

    private static void requireReason(String reason, StatusRuntimeException fault) {
        if (!reason.equals(Faults.reasonOf(fault))) {
            throw fault;
        }
    }
}
