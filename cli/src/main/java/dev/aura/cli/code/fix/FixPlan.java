package dev.aura.cli.code.fix;

import dev.aura.proto.code.v1.AnalyzeResponse;
import dev.aura.proto.code.v1.AnalyzedFile;
import dev.aura.proto.code.v1.Finding;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** The fixes of an answer, file by file: only of files that are as they were when they were looked at, and none over another. */
public final class FixPlan {

    private static final int FILE_BYTES_MAX = 256 * 1024 * 1024;

    private final Path root;
    private final List<FilePatch> patches = new ArrayList<>();
    private final List<String> leftOut = new ArrayList<>();

    private FixPlan(Path root) {
        this.root = root;
    }

    /** Reads the files that have fixes. */
    public static FixPlan of(Path root, AnalyzeResponse response) {
        FixPlan plan = new FixPlan(root);
        SortedMap<String, List<Finding>> byPath = new TreeMap<>();
        response.getFindingsList().stream()
                .filter(Finding::hasFix)
                .forEach(finding -> byPath.computeIfAbsent(finding.getPath(), path -> new ArrayList<>())
                        .add(finding));
        SortedMap<String, String> hashes = new TreeMap<>();
        for (AnalyzedFile file : response.getFilesList()) {
            hashes.put(file.getPath(), file.getContentHash());
        }
        byPath.forEach((path, findings) -> plan.add(path, hashes.getOrDefault(path, ""), findings));
        return plan;
    }

    private void add(String path, String hash, List<Finding> findings) {
        try {
            Path file = root.resolve(path).normalize();
            boolean inside = file.startsWith(root)
                    && Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)
                    && file.toRealPath().startsWith(root.toRealPath());
            byte[] bytes = inside && Files.size(file) <= FILE_BYTES_MAX ? Files.readAllBytes(file) : new byte[0];
            if (!inside) {
                leftOut.add(path + ": it is not a file of the workspace any more");
            } else if (!FilePatch.hash(bytes).equals(hash)) {
                leftOut.add(path + ": it has changed since it was looked at");
            } else {
                add(path, file, hash, EncodedText.of(bytes), findings);
            }
        } catch (IOException unreadable) {
            leftOut.add(path + ": it cannot be read: " + unreadable.getMessage());
        }
    }

    private void add(String path, Path file, String hash, EncodedText text, List<Finding> findings) {
        List<Edit> taken = new ArrayList<>();
        int fixes = 0;
        for (Finding finding : findings) {
            List<Edit> edits = finding.getFix().getEditsList().stream()
                    .map(edit -> Edit.of(edit, text))
                    .toList();
            boolean fits = edits.stream().allMatch(edit -> edit.start() >= 0);
            boolean clashes = edits.stream().anyMatch(edit -> taken.stream().anyMatch(edit::clashes));
            if (fits && !clashes) {
                taken.addAll(edits);
                fixes++;
            } else {
                leftOut.add(path + ":" + finding.getRange().getStart().getLine() + ": the fix of " + finding.getRuleId()
                        + (fits ? " touches what another one changes; run again for it" : " does not fit the file"));
            }
        }
        taken.sort(Comparator.comparingInt(Edit::start));
        if (fixes > 0) {
            patches.add(new FilePatch(path, file, hash, text, List.copyOf(taken), fixes));
        }
    }

    /** Fixes that can be made. */
    public int fixes() {
        return patches.stream().mapToInt(FilePatch::fixes).sum();
    }

    /** Files that they change. */
    public int files() {
        return patches.size();
    }

    /** What cannot be done, and why, one line each. */
    public List<String> leftOut() {
        return leftOut;
    }

    /** The lines of a unified diff of all of it. */
    public List<String> diff() {
        return patches.stream().flatMap(patch -> patch.diff().stream()).toList();
    }

    /**
     * Changes the files.
     *
     * @return the files that were not, each with the reason
     */
    public List<String> apply() {
        List<String> failed = new ArrayList<>();
        for (FilePatch patch : patches) {
            String reason = patch.apply();
            if (!reason.isEmpty()) {
                failed.add(patch.path() + ": " + reason);
            }
        }
        return failed;
    }
}
