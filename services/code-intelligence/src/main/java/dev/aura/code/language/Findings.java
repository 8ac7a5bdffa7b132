package dev.aura.code.language;

import dev.aura.code.language.Declaration.Span;
import dev.aura.code.source.SourceText;
import dev.aura.proto.code.v1.Entity;
import dev.aura.proto.code.v1.Finding;
import dev.aura.proto.code.v1.Fix;
import dev.aura.proto.code.v1.TextEdit;
import dev.aura.proto.mesh.v1.Position;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Collects the findings of one file. Bounded: a generated file must not fill the answer. */
public final class Findings {

    private static final int PER_FILE_MAX = 1000;
    private static final Set<Entity.Kind> FUNCTIONS =
            Set.of(Entity.Kind.FUNCTION, Entity.Kind.METHOD, Entity.Kind.CONSTRUCTOR);

    private final SourceText source;
    private final List<Finding.Builder> found = new ArrayList<>();
    private List<Span> guesses = List.of();

    public Findings(SourceText source) {
        this.source = source;
    }

    /** Reports a stretch of the text. */
    public void report(Rule rule, int start, int end, String message) {
        add(rule, start, end, message);
    }

    /** Reports a stretch of the text with a fix: replacements in order, not overlapping. */
    public void report(Rule rule, int start, int end, String message, String fix, Replacement... replacements) {
        Fix.Builder change = Fix.newBuilder().setDescription(fix);
        for (Replacement replacement : replacements) {
            change.addEdits(TextEdit.newBuilder()
                    .setRange(source.range(replacement.start(), replacement.end()))
                    .setText(replacement.text()));
        }
        add(rule, start, end, message).setFix(change);
    }

    /** New text for a stretch of the old. */
    public record Replacement(int start, int end, String text) {}

    private Finding.Builder add(Rule rule, int start, int end, String message) {
        Finding.Builder finding = Finding.newBuilder()
                .setRuleId(rule.id())
                .setSeverity(rule.severity())
                .setRange(source.range(start, end))
                .setMessage(message);
        if (found.size() < PER_FILE_MAX) {
            found.add(finding);
        }
        return finding;
    }

    /** Takes all fixes back, of a file of which a part could not be read: what a fix would change may be needed there. */
    void withholdFixes() {
        found.forEach(Finding.Builder::clearFix);
    }

    /**
     * Takes back what is said of functions that were not read as they stand: a rule sees nothing of what is missing in them.
     *
     * @param changed stretches of the text, in order, that were changed before it was parsed; an empty one where something was put in
     */
    public void withhold(List<Span> changed) {
        guesses = changed;
    }

    /** The findings by place, each with the innermost entity that holds it. */
    List<Finding> in(List<Declaration> declarations) {
        found.sort(Comparator.comparingInt((Finding.Builder finding) -> offset(finding))
                .thenComparing(Finding.Builder::getRuleId));
        List<Finding> result = new ArrayList<>();
        for (Finding.Builder finding : found) {
            Declaration holder = Declaration.innermost(declarations, offset(finding));
            if (isGuessed(finding, holder)) {
                continue;
            }
            result.add(finding.setEntity(holder == null ? "" : holder.qualifiedName())
                    .build());
        }
        return result;
    }

    private boolean isGuessed(Finding.Builder finding, @Nullable Declaration holder) {
        if (guesses.isEmpty()) {
            return false;
        }
        return isGuessed(offset(finding), offset(finding.getRange().getEnd()))
                || (holder != null
                        && FUNCTIONS.contains(holder.kind())
                        && isGuessed(holder.span().start(), holder.span().end()));
    }

    private boolean isGuessed(int start, int end) {
        int low = 0;
        int high = guesses.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (guesses.get(middle).end() < start) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low < guesses.size() && guesses.get(low).start() <= end;
    }

    private int offset(Finding.Builder finding) {
        return offset(finding.getRange().getStart());
    }

    private int offset(Position place) {
        return source.offset(place.getLine(), place.getColumn());
    }
}
