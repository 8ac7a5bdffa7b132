package dev.aura.bus.workspace;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Tells without starting git that HEAD is where it was: by the contents of HEAD and of the branch it names, and by the state of the
 * files that hold what is packed.
 */
final class GitHead {

    private static final int FILE_BYTES_MAX = 4096;

    private final Path own;
    private final Path common;

    private GitHead(Path own, Path common) {
        this.own = own;
        this.common = common;
    }

    /** Of the work tree in a directory; null where git's directory is not found. */
    static @Nullable GitHead in(Path top) {
        Path place = top.resolve(".git");
        if (Files.isDirectory(place)) {
            return new GitHead(place, place);
        }
        String link = read(place);
        if (!link.startsWith("gitdir: ")) {
            return null;
        }
        Path own = top.resolve(link.substring("gitdir: ".length()).strip()).normalize();
        String common = read(own.resolve("commondir")).strip();
        return new GitHead(own, common.isEmpty() ? own : own.resolve(common).normalize());
    }

    /** The directory of this work tree alone, with its index. */
    Path directory() {
        return own;
    }

    /** The directory that all work trees share, with `info/exclude`. */
    Path commonDirectory() {
        return common;
    }

    /** A text that changes when HEAD does. */
    String mark() {
        String head = read(own.resolve("HEAD"));
        StringBuilder mark = new StringBuilder(head);
        if (head.startsWith("ref: ")) {
            String branch = head.substring("ref: ".length()).strip();
            mark.append(read(own.resolve(branch))).append('|').append(read(common.resolve(branch)));
        }
        return mark.append('|')
                .append(state(common.resolve("packed-refs")))
                .append('|')
                .append(read(common.resolve("reftable/tables.list")))
                .append(read(own.resolve("reftable/tables.list")))
                .toString();
    }

    private static String read(Path file) {
        try {
            if (!Files.isRegularFile(file) || Files.size(file) > FILE_BYTES_MAX) {
                return "";
            }
            return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
        } catch (IOException absent) {
            return "";
        }
    }

    private static String state(Path file) {
        try {
            BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
            return attributes.size() + "," + attributes.lastModifiedTime().to(TimeUnit.NANOSECONDS) + ","
                    + Objects.toString(attributes.fileKey(), "");
        } catch (IOException absent) {
            return "";
        }
    }
}
