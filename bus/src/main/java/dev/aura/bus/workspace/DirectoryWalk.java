package dev.aura.bus.workspace;

import java.io.IOException;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Collection;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Lists a directory that git does not describe. Follows no links and leaves out the folders that tools fill. */
final class DirectoryWalk {

    private static final Set<String> LEFT_OUT = Set.of("node_modules", "target", "build", "__pycache__");
    private static final int DEPTH_MAX = 128;

    private final Path root;

    DirectoryWalk(Path root) {
        this.root = root;
    }

    /** Adds the files below a directory, at most {@code max} in all. */
    void list(Path start, Collection<String> into, int max) throws IOException {
        Files.walkFileTree(start, EnumSet.noneOf(FileVisitOption.class), DEPTH_MAX, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes) {
                return directory.equals(start) || !isLeftOut(directory)
                        ? FileVisitResult.CONTINUE
                        : FileVisitResult.SKIP_SUBTREE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                if (into.size() >= max) {
                    return FileVisitResult.TERMINATE;
                }
                into.add(root.relativize(file).toString());
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException unreadable) {
                return into.add(root.relativize(file).toString()) && into.size() > max
                        ? FileVisitResult.TERMINATE
                        : FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path directory, @Nullable IOException broken) {
                return FileVisitResult.CONTINUE;
            }
        });
    }

    static boolean isLeftOut(Path directory) {
        String name = directory.getFileName().toString();
        return name.startsWith(".") || LEFT_OUT.contains(name);
    }
}
