package dev.aura.code.java.rules;

import com.github.javaparser.ast.NodeList;
import com.github.javaparser.ast.stmt.Statement;
import com.github.javaparser.ast.stmt.SwitchEntry;
import com.github.javaparser.ast.stmt.SwitchStmt;
import dev.aura.code.java.tree.JavaFile;
import dev.aura.code.language.Declaration.Span;
import dev.aura.code.language.Findings;
import dev.aura.code.language.Rule;
import dev.aura.code.source.Tokens;

/** A case that runs on into the next, without a comment that says so. */
final class SwitchFallthrough {

    private static final Rule RULE = Rule.warning(
            "java/switch-fallthrough",
            "A case runs on into the next",
            "A missing `break` looks just like this. End the case, or say `// fall through`.");

    private SwitchFallthrough() {}

    /** In a switch statement; expressions and arrows cannot fall through. */
    static final class InStatement implements JavaRule<SwitchStmt> {
        @Override
        public Rule rule() {
            return RULE;
        }

        @Override
        public Class<SwitchStmt> nodeType() {
            return SwitchStmt.class;
        }

        @Override
        public void check(SwitchStmt node, JavaFile file, Findings findings) {
            NodeList<SwitchEntry> entries = node.getEntries();
            for (int index = 0; index + 1 < entries.size(); index++) {
                checkEntry(entries.get(index), entries.get(index + 1), file, findings);
            }
        }
    }

    private static void checkEntry(SwitchEntry entry, SwitchEntry next, JavaFile file, Findings findings) {
        NodeList<Statement> statements = entry.getStatements();
        if (entry.getType() != SwitchEntry.Type.STATEMENT_GROUP || statements.isEmpty()) {
            return;
        }
        Statement last = statements.getLast().orElseThrow();
        if (Completion.canComplete(last)
                && !isCommented(entry, next, file)
                && !Reports.isSuppressed(entry, "fallthrough")) {
            Span label = file.offsets().of(entry);
            Span first = file.offsets().of(statements.getFirst().orElseThrow());
            findings.report(
                    RULE,
                    label.start(),
                    Math.max(label.start() + 1, file.source().text().lastIndexOf(':', first.start()) + 1),
                    "this case runs on into the next; end it with `break`, or say `// fall through`");
        }
    }

    /** A comment between the last statement's beginning and the next label is taken as the word we ask for. */
    private static boolean isCommented(SwitchEntry entry, SwitchEntry next, JavaFile file) {
        Span last = file.offsets().of(entry.getStatements().getLast().orElseThrow());
        int until = file.offsets().of(next).start();
        Tokens tokens = file.tokens();
        for (int index = tokens.from(last.start()); index < tokens.size() && tokens.start(index) < until; index++) {
            if (tokens.kind(index) == Tokens.Kind.COMMENT) {
                return true;
            }
        }
        // `case A: /* falls through */ case B:` has its comment on the next line.
        String line = file.source().lineText(file.source().line(until));
        return line.contains("//") || line.contains("/*");
    }
}
