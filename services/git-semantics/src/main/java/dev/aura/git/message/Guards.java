package dev.aura.git.message;

import dev.aura.git.change.FileRole;
import dev.aura.git.change.LineChange;
import dev.aura.git.change.LoadedFile;
import dev.aura.proto.code.v1.EntityChange;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Finds checks that a change adds to functions that were there before: evidence that it mends something.
 *
 * @param path file
 * @param entity function, shortened as names are
 * @param against what is checked for, for people
 */
record Guards(String path, String entity, String against) {

    private static final int LINE_MAX = 400;

    private enum Check {
        NULL("null", "\\bif\\b.*(==|!=|is|is not)\\s*(null|None)\\b|requireNonNull\\(|\\b(null|None)\\s*(==|!=)"),
        EMPTY(
                "empty input",
                "\\bif\\b.*(\\.isEmpty\\(\\)|\\.isBlank\\(\\)|len\\(\\w+\\)\\s*==\\s*0|\\.(length|size)(\\(\\))?\\s*==\\s*0)"),
        BOUNDS(
                "values out of range",
                "\\bif\\b.*(<\\s*0\\b|<=\\s*0\\b|>=?\\s*[\\w.]+\\.(length|size)\\b|MAX_VALUE|MIN_VALUE)"),
        NAN("NaN", "\\bif\\b.*\\b(isNaN|isInfinite|isFinite)\\(");

        private final String against;
        private final Pattern pattern;

        Check(String against, String pattern) {
            this.against = against;
            this.pattern = Pattern.compile(pattern);
        }
    }

    /** Checks that a file of source gains, each once. */
    static List<Guards> in(LoadedFile file, List<CodeChange> changes) {
        List<Guards> guards = new ArrayList<>();
        if (!file.hasContents() || FileRole.of(file.path()) != FileRole.SOURCE) {
            return guards;
        }
        List<String> before = file.oldLines();
        List<String> after = file.newLines();
        for (CodeChange change : changes) {
            if (change.kind() == EntityChange.Kind.BODY_CHANGED
                    && change.path().equals(file.path())
                    && change.isFunction()) {
                for (Check check : Check.values()) {
                    int more = 0;
                    for (LineChange.Span span : file.lines().spans()) {
                        more += count(
                                check,
                                after,
                                span.newBegin(),
                                span.newEnd(),
                                change.change().getEntity());
                        more -= count(
                                check,
                                before,
                                span.oldBegin(),
                                span.oldEnd(),
                                change.change().getOldEntity());
                    }
                    if (more > 0) {
                        guards.add(new Guards(file.path(), change.name(), check.against));
                    }
                }
            }
        }
        return guards;
    }

    private static int count(
            Check check, List<String> lines, int begin, int end, dev.aura.proto.code.v1.Entity entity) {
        int first = entity.getRange().getStart().getLine() - 1;
        int last = entity.getRange().getEnd().getLine();
        boolean placed = last > 0;
        int count = 0;
        for (int i = begin; i < Math.min(end, lines.size()); i++) {
            boolean inside = !placed || (i >= first && i < last);
            if (inside
                    && lines.get(i).length() < LINE_MAX
                    && check.pattern.matcher(lines.get(i)).find()) {
                count++;
            }
        }
        return count;
    }
}
