package dev.aura.git.message;

import dev.aura.git.change.LineChange;
import dev.aura.git.change.LoadedFile;
import dev.aura.proto.git.v1.ChangedFile;
import java.util.List;
import java.util.regex.Pattern;

/** Counts assertions that a test file gains: evidence that behaviour changed on purpose. */
final class Assertions {

    private static final int LINE_MAX = 400;
    private static final Pattern ASSERTION = Pattern.compile(
            "\\bassert\\w*\\b|\\bexpect\\w*\\s*\\(|\\.should\\b|pytest\\.raises|\\bverify\\w*\\s*\\(|@CsvSource|@ValueSource");

    private Assertions() {}

    /** Assertions added less those removed, in a file that was there before; at least 0. */
    static int gained(LoadedFile file) {
        if (!file.hasContents() || file.file().kind() != ChangedFile.Kind.MODIFIED) {
            return 0;
        }
        List<String> before = file.oldLines();
        List<String> after = file.newLines();
        int gained = 0;
        for (LineChange.Span span : file.lines().spans()) {
            gained += count(after, span.newBegin(), span.newEnd()) - count(before, span.oldBegin(), span.oldEnd());
        }
        return Math.max(0, gained);
    }

    private static int count(List<String> lines, int begin, int end) {
        int count = 0;
        for (int i = begin; i < Math.min(end, lines.size()); i++) {
            count += lines.get(i).length() < LINE_MAX
                            && ASSERTION.matcher(lines.get(i)).find()
                    ? 1
                    : 0;
        }
        return count;
    }
}
