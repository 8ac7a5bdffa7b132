package dev.aura.research.advisory;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipInputStream;

/**
 * A ZIP file, read from front to back so that memory does not grow with it. Names are only shown, never used as paths, and the sizes
 * that entries claim are not believed.
 */
final class ZipSource implements RecordSource {

    private static final int BUFFER_BYTES = 64 * 1024;
    private static final int NAME_CHARACTERS_MAX = 300;

    private final Path file;
    private final Limits limits;

    ZipSource(Path file, Limits limits) {
        this.file = file;
        this.limits = limits;
    }

    @Override
    public void visit(Visitor visitor) throws IOException {
        ReadBudget budget = new ReadBudget(limits);
        String last = "";
        try (ZipInputStream zip =
                new ZipInputStream(new BufferedInputStream(Files.newInputStream(file), BUFFER_BYTES))) {
            ZipEntry entry;
            while ((entry = zip.getNextEntry()) != null) {
                last = shown(entry.getName());
                budget.file();
                if (entry.isDirectory() || !last.endsWith(".json")) {
                    drain(zip, budget);
                } else {
                    read(zip, last, budget, visitor);
                }
            }
        } catch (ZipException | java.io.EOFException damaged) {
            visitor.skipped(
                    String.valueOf(file.getFileName()),
                    "unparsable: damaged after entry `" + last + "`: " + damaged.getMessage());
        }
    }

    private void read(InputStream zip, String name, ReadBudget budget, Visitor visitor) throws IOException {
        byte[] content = zip.readNBytes((int) limits.fileBytesMax() + 1);
        budget.bytes(content.length);
        if (content.length > limits.fileBytesMax()) {
            drain(zip, budget);
            visitor.skipped(name, DirectorySource.tooLarge(limits));
        } else {
            visitor.file(name, content);
        }
    }

    /** Unpacks the rest of an entry piece by piece, so that it counts. */
    private static void drain(InputStream zip, ReadBudget budget) throws IOException {
        byte[] buffer = new byte[BUFFER_BYTES];
        int count;
        while ((count = zip.read(buffer)) >= 0) {
            budget.bytes(count);
        }
    }

    private static String shown(String name) {
        String clean = name.replaceAll("\\p{Cntrl}", "?");
        return clean.length() <= NAME_CHARACTERS_MAX
                ? clean
                : "…" + clean.substring(clean.length() - NAME_CHARACTERS_MAX + 1);
    }
}
