package dev.aura.code.store;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;

/** A SHA-256. */
@SuppressWarnings("ArrayRecordComponent") // equality is over the content, below
public record ContentHash(byte[] bytes) {

    /** Of a file's bytes. */
    public static ContentHash of(byte[] content) {
        return new ContentHash(digest().digest(content));
    }

    /** Of this content under a condition that the result also depends on. */
    ContentHash with(String condition) {
        MessageDigest digest = digest();
        digest.update(bytes);
        return new ContentHash(digest.digest(condition.getBytes(StandardCharsets.UTF_8)));
    }

    public String hex() {
        return HexFormat.of().formatHex(bytes);
    }

    /** A digest of this kind. */
    public static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("every Java platform has SHA-256", missing);
        }
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ContentHash hash && Arrays.equals(bytes, hash.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    @Override
    public String toString() {
        return hex();
    }
}
