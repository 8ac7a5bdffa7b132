package dev.aura.code.language;

import dev.aura.code.source.SourceText;
import dev.aura.code.source.Tokens;
import dev.aura.proto.code.v1.Finding;
import dev.aura.proto.code.v1.Fix;
import dev.aura.proto.code.v1.Suppression;
import dev.aura.proto.code.v1.TextEdit;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/**
 * The comments of one file that suppress findings. They mark what they suppress, in place of taking it away: what is reported is
 * decided later. A comment that suppresses nothing becomes a finding itself.
 */
public final class Suppressions {

    private final SourceText source;
    private final List<SuppressionComment> comments;
    private final Rule useless;

    private Suppressions(SourceText source, List<SuppressionComment> comments, Rule useless) {
        this.source = source;
        this.comments = comments;
        this.useless = useless;
    }

    /** The rule that speaks of comments without effect. */
    public static Rule useless(String language) {
        return Rule.note(
                language + "/useless-suppression",
                "A comment that suppresses no finding",
                "`aura:ignore` without the name of a rule, with a name that no rule has, or where nothing is found any more, suppresses"
                        + " nothing, and hides the next finding from readers. Name the rule, or remove the comment.");
    }

    /** The findings of a file by place, those suppressed marked, with those about comments without effect. */
    public static List<Finding> apply(ParsedFile file, LanguageFrontEnd frontEnd) {
        SourceText source = file.source();
        if (!source.text().contains(SuppressionComment.MARK)) {
            return file.findings();
        }
        Collection<String> known = frontEnd.rules().stream().map(Rule::id).toList();
        Suppressions suppressions = new Suppressions(
                source, comments(source, file.tokens(), frontEnd.language(), known), useless(frontEnd.language()));
        List<Finding> findings = new ArrayList<>();
        file.findings().forEach(finding -> findings.add(suppressions.marked(finding)));
        suppressions.comments.forEach(comment -> suppressions.complain(comment, file.declarations(), findings));
        findings.sort(Comparator.comparingInt(
                        (Finding finding) -> finding.getRange().getStart().getLine())
                .thenComparingInt(finding -> finding.getRange().getStart().getColumn())
                .thenComparing(Finding::getRuleId));
        return findings;
    }

    private static List<SuppressionComment> comments(
            SourceText source, Tokens tokens, String language, Collection<String> known) {
        List<SuppressionComment> comments = new ArrayList<>();
        BitSet code = tokens.codeLines();
        for (int index = 0; index < tokens.size(); index++) {
            if (tokens.kind(index) == Tokens.Kind.COMMENT) {
                int start = tokens.start(index);
                int end = tokens.end(index);
                SuppressionComment comment = SuppressionComment.read(
                        source.slice(start, end), start, end, target(source, code, start, end), language, known);
                if (comment != null) {
                    comments.add(comment);
                }
            }
        }
        return comments;
    }

    /** The line that a comment speaks of: its own where there is code on it, else the next with code. */
    private static int target(SourceText source, BitSet code, int start, int end) {
        int line = source.line(start);
        return code.get(line) ? line : code.nextSetBit(source.line(Math.max(start, end - 1)) + 1);
    }

    private Finding marked(Finding finding) {
        int line = finding.getRange().getStart().getLine();
        Finding marked = finding;
        for (SuppressionComment comment : comments) {
            // Every comment that covers it is used, so that none of two that say the same is called useless.
            if (comment.covers(finding.getRuleId(), line)) {
                marked = finding.toBuilder()
                        .setSuppression(Suppression.newBuilder()
                                .setKind(Suppression.Kind.COMMENT)
                                .setJustification(comment.reason())
                                .setRange(source.range(comment.start(), comment.end())))
                        .build();
            }
        }
        return marked;
    }

    private void complain(SuppressionComment comment, List<Declaration> declarations, List<Finding> findings) {
        List<String> complaints = comment.complaints();
        if (complaints.isEmpty()) {
            return;
        }
        Declaration holder = Declaration.innermost(declarations, comment.start());
        Finding.Builder finding = Finding.newBuilder()
                .setRuleId(useless.id())
                .setSeverity(useless.severity())
                .setRange(source.range(comment.start(), comment.end()))
                .setMessage(String.join("; ", complaints))
                .setEntity(holder == null ? "" : holder.qualifiedName());
        if (comment.isWithoutUse()) {
            finding.setFix(removal(comment));
        }
        findings.add(finding.build());
    }

    /** Takes the comment out: with the space before it, and with its line where it stands alone. */
    private Fix removal(SuppressionComment comment) {
        String text = source.text();
        int start = comment.start();
        int end = comment.end();
        int lineStart = source.lineStart(source.line(start));
        while (start > lineStart && Character.isWhitespace(text.charAt(start - 1))) {
            start--;
        }
        int next = source.lineStart(source.line(Math.max(comment.start(), end - 1)) + 1);
        if (start == lineStart && text.substring(end, next).isBlank()) {
            end = next;
        }
        return Fix.newBuilder()
                .setDescription("remove the comment")
                .addEdits(TextEdit.newBuilder().setRange(source.range(start, end)))
                .build();
    }
}
