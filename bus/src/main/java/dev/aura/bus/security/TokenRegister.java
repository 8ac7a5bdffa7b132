package dev.aura.bus.security;

import com.google.protobuf.ByteString;
import dev.aura.bus.status.Faults;
import dev.aura.proto.bus.v1.Access.Role;
import io.grpc.Status.Code;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The tokens that were issued. The register's own file has their hashes; each token is in a file of its own, for its bearer. Any thread
 * may ask. Changes count at once, and are on the disk before they do.
 */
public final class TokenRegister {

    /** Name of the token that the mesh makes by itself. */
    public static final String ADMIN = "admin";

    private static final String FILE = "issued";
    private static final int SECRET_BYTES = 32;
    private static final int TOKENS_MAX = 1_000;

    private final Path directory;
    private final InstantSource clock;
    private final SecureRandom random = new SecureRandom();
    private volatile List<IssuedToken> issued = List.of();

    private TokenRegister(Path directory, InstantSource clock) {
        this.directory = directory;
        this.clock = clock;
    }

    /** Opens the register of a directory. Makes the admin's token where it is missing or is not the one that was issued. */
    public static TokenRegister open(Path directory, InstantSource clock) {
        TokenRegister register = new TokenRegister(directory, clock);
        try {
            PrivateFiles.createDirectory(directory);
            register.load();
            ByteString kept = TokenFile.read(TokenFile.of(directory, ADMIN));
            if (!(register.check(kept) instanceof Admission.Granted granted)
                    || granted.identity().role() != Role.ADMIN) {
                register.remove(token -> token.name().equals(ADMIN));
                register.add(ADMIN, Role.ADMIN, null);
            }
            return register;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot open the tokens in " + directory, e);
        }
    }

    /** What a token is worth. */
    public Admission check(ByteString token) {
        if (token.isEmpty()) {
            return Admission.NO_TOKEN;
        }
        byte[] hash = hash(token.toByteArray()).getBytes(StandardCharsets.US_ASCII);
        IssuedToken found = null;
        // All are compared, each in the same time, so that the time says nothing about which one came close.
        for (IssuedToken candidate : issued) {
            if (MessageDigest.isEqual(hash, candidate.hash().getBytes(StandardCharsets.US_ASCII))) {
                found = candidate;
            }
        }
        if (found == null) {
            return Admission.BAD_TOKEN;
        }
        return found.expiredAt(clock.instant())
                ? Admission.EXPIRED
                : new Admission.Granted(new Identity(found.name(), found.role(), found));
    }

    /** Whether an identity still stands: its token was not revoked and has not expired. */
    public boolean stands(Identity identity) {
        IssuedToken token = identity.token();
        return token == null || (issued.contains(token) && !token.expiredAt(clock.instant()));
    }

    /** All tokens, by the time they were issued. */
    public List<IssuedToken> issued() {
        return issued;
    }

    /** Issues a token and writes it to a file of its own, whose path is returned. */
    public synchronized Path create(String name, Role role, @Nullable Duration lifetime) {
        if (!IssuedToken.isName(name)) {
            throw Faults.of(
                    Code.INVALID_ARGUMENT,
                    "BAD_TOKEN_NAME",
                    "'" + name + "' is no name of a token; use up to 64 of a-z 0-9 _ -");
        }
        if (issued.stream().anyMatch(token -> token.name().equals(name))) {
            throw Faults.of(
                    Code.ALREADY_EXISTS,
                    "TOKEN_EXISTS",
                    "there is a token " + name + "; revoke it first: aura token revoke " + name);
        }
        if (issued.size() >= TOKENS_MAX) {
            throw Faults.of(
                    Code.RESOURCE_EXHAUSTED,
                    "TOO_MANY_TOKENS",
                    "there are " + TOKENS_MAX + " tokens; revoke some first");
        }
        try {
            return add(name, role, lifetime == null ? null : clock.instant().plus(lifetime));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write the token " + name, e);
        }
    }

    /** Takes a token back; false when there was none of that name. */
    public synchronized boolean revoke(String name) {
        if (name.equals(ADMIN)) {
            throw Faults.of(
                    Code.FAILED_PRECONDITION,
                    "ADMIN_TOKEN",
                    "the mesh needs its own token; to change it, delete " + TokenFile.of(directory, ADMIN)
                            + " and restart the mesh");
        }
        try {
            boolean removed = remove(token -> token.name().equals(name));
            if (removed) {
                Files.deleteIfExists(TokenFile.of(directory, name));
            }
            return removed;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot revoke the token " + name, e);
        }
    }

    private Path add(String name, Role role, @Nullable Instant expires) throws IOException {
        byte[] secret = new byte[SECRET_BYTES];
        random.nextBytes(secret);
        String token = "aura_" + Base64.getUrlEncoder().withoutPadding().encodeToString(secret);
        Path file = TokenFile.of(directory, name);
        PrivateFiles.replace(file, token + "\n");
        List<IssuedToken> next = new ArrayList<>(issued);
        next.add(new IssuedToken(name, role, expires, hash(token.getBytes(StandardCharsets.UTF_8))));
        store(next);
        return file;
    }

    private boolean remove(Predicate<IssuedToken> unwanted) throws IOException {
        List<IssuedToken> next = new ArrayList<>(issued);
        boolean removed = next.removeIf(unwanted);
        if (removed) {
            store(next);
        }
        return removed;
    }

    private void store(List<IssuedToken> next) throws IOException {
        StringBuilder text = new StringBuilder();
        next.forEach(token -> text.append(token.line()).append('\n'));
        PrivateFiles.replace(directory.resolve(FILE), text.toString());
        issued = List.copyOf(next);
    }

    private void load() throws IOException {
        Path file = directory.resolve(FILE);
        if (Files.exists(file)) {
            issued = read(file);
        }
    }

    /** Reads a register's file. */
    static List<IssuedToken> read(Path file) throws IOException {
        List<IssuedToken> read = new ArrayList<>();
        for (String line : Files.readAllLines(file, StandardCharsets.ISO_8859_1)) {
            try {
                read.add(IssuedToken.parse(line));
            } catch (IllegalArgumentException e) {
                throw Faults.of(
                        Code.FAILED_PRECONDITION,
                        "BAD_TOKEN_REGISTER",
                        file + " has a line that is no token (" + e.getMessage() + "): '" + line + "'; remove it",
                        e);
            }
        }
        return List.copyOf(read);
    }

    private static String hash(byte[] token) {
        return Sha256.hex(token);
    }
}
