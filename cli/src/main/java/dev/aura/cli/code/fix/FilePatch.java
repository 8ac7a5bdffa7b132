package dev.aura.cli.code.fix;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/**
 * All edits of one file.
 *
 * @param path relative to the workspace
 * @param file the file
 * @param hash SHA-256 of the content that the edits belong to, hex
 * @param old its text
 * @param edits in order, none clashing with another
 * @param fixes how many fixes they are of
 */
record FilePatch(String path, Path file, String hash, EncodedText old, List<Edit> edits, int fixes) {

    /** The lines of the diff. */
    List<String> diff() {
        return UnifiedDiff.of(path, old, edits);
    }

    /**
     * Writes the new text beside the file and puts it in its place in one step.
     *
     * @return why it was not done; empty where it was
     */
    String apply() {
        Path beside = file.resolveSibling("." + file.getFileName() + ".aura-" + Long.toHexString(System.nanoTime()));
        try {
            byte[] changed = old.encode(Edit.applied(old.text(), edits));
            Files.copy(file, beside, StandardCopyOption.COPY_ATTRIBUTES, LinkOption.NOFOLLOW_LINKS);
            Files.write(beside, changed);
            if (!hash.equals(hash(Files.readAllBytes(file)))) {
                return "it has changed since it was looked at";
            }
            Files.move(beside, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            return "";
        } catch (CharacterCodingException unknown) {
            return "its encoding has no way to write the new text";
        } catch (IOException failed) {
            return "it cannot be written: " + failed.getMessage();
        } finally {
            try {
                Files.deleteIfExists(beside);
            } catch (IOException stays) {
                // A copy that cannot be removed harms nobody; the file itself is whole.
            }
        }
    }

    static String hash(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("every Java platform has SHA-256", missing);
        }
    }
}
