package dev.aura.code.ecma.rules;

import dev.aura.code.ecma.tree.Kind;
import dev.aura.code.language.Findings;
import dev.aura.code.language.Rule;
import dev.aura.code.syntax.Node;
import dev.aura.code.syntax.SyntaxFile;
import dev.aura.code.syntax.SyntaxRule;
import java.util.List;
import java.util.Set;

/** A statement after one that never ends normally. */
final class UnreachableCode implements SyntaxRule<Kind> {

    private static final Rule RULE = Rule.warning(
            "javascript/unreachable-code",
            "A statement is never reached",
            "Either it is left over, or what stands before it is wrong.");

    @Override
    public Rule rule() {
        return RULE;
    }

    @Override
    public Set<Kind> kinds() {
        return Set.of(Kind.STATEMENT_BLOCK, Kind.PROGRAM);
    }

    @Override
    public void check(Node<Kind> node, SyntaxFile<Kind> file, Findings findings) {
        List<Node<Kind>> statements = node.children();
        for (int index = 0; index + 1 < statements.size(); index++) {
            if (JUMPS.contains(statements.get(index).kind())) {
                for (Node<Kind> left : statements.subList(index + 1, statements.size())) {
                    if (runs(left)) {
                        findings.report(
                                RULE,
                                left.start(),
                                left.end(),
                                "this is never reached: the " + word(statements.get(index))
                                        + " before it ends the block");
                        return;
                    }
                }
                return;
            }
        }
    }

    private static final Set<Kind> JUMPS =
            Set.of(Kind.RETURN_STATEMENT, Kind.THROW_STATEMENT, Kind.BREAK_STATEMENT, Kind.CONTINUE_STATEMENT);

    /** What is hoisted, or only a type, need not be reached. */
    private static boolean runs(Node<Kind> statement) {
        return switch (statement.kind()) {
            case EXPRESSION_STATEMENT,
                    IF_STATEMENT,
                    FOR_STATEMENT,
                    FOR_IN_STATEMENT,
                    WHILE_STATEMENT,
                    DO_STATEMENT,
                    SWITCH_STATEMENT,
                    TRY_STATEMENT,
                    RETURN_STATEMENT,
                    THROW_STATEMENT,
                    LEXICAL_DECLARATION -> true;
            default -> false;
        };
    }

    private static String word(Node<Kind> jump) {
        return jump.words().isEmpty() ? "jump" : "`" + jump.words().getFirst() + "`";
    }
}
