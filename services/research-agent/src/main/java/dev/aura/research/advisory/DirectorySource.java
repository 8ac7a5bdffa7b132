package dev.aura.research.advisory;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;

/** A directory in depth, or one file. Links are not followed. */
final class DirectorySource implements RecordSource {

    private final Path root;
    private final Limits limits;

    DirectorySource(Path root, Limits limits) {
        this.root = root;
        this.limits = limits;
    }

    @Override
    public void visit(Visitor visitor) throws IOException {
        ReadBudget budget = new ReadBudget(limits);
        Files.walkFileTree(root, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                if (attributes.isRegularFile() && file.toString().endsWith(".json")) {
                    budget.file();
                    read(file, attributes.size(), budget, visitor);
                }
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException error) {
                visitor.skipped(name(file), "unreadable: " + error.getClass().getSimpleName());
                return FileVisitResult.CONTINUE;
            }
        });
    }

    private void read(Path file, long size, ReadBudget budget, Visitor visitor) {
        if (size > limits.fileBytesMax()) {
            visitor.skipped(name(file), tooLarge(limits));
            return;
        }
        byte[] content;
        try (InputStream input = Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS)) {
            content = input.readNBytes((int) limits.fileBytesMax());
        } catch (NoSuchFileException gone) {
            visitor.skipped(name(file), "vanished");
            return;
        } catch (IOException error) {
            visitor.skipped(name(file), "unreadable: " + error.getClass().getSimpleName());
            return;
        }
        budget.bytes(content.length);
        visitor.file(name(file), content);
    }

    static String tooLarge(Limits limits) {
        return "too-large: more than " + limits.fileBytesMax() + " bytes (research.importFileBytesMax)";
    }

    private String name(Path file) {
        return file.equals(root)
                ? String.valueOf(file.getFileName())
                : root.relativize(file).toString();
    }
}
