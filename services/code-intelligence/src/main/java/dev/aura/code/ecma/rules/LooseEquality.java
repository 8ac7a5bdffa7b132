package dev.aura.code.ecma.rules;

import dev.aura.code.ecma.tree.Kind;
import dev.aura.code.ecma.tree.Nodes;
import dev.aura.code.language.FileRole;
import dev.aura.code.language.Findings;
import dev.aura.code.language.Rule;
import dev.aura.code.syntax.Node;
import dev.aura.code.syntax.SyntaxFile;
import dev.aura.code.syntax.SyntaxRule;
import java.util.Set;

/** `==` with anything but null. */
final class LooseEquality implements SyntaxRule<Kind> {

    private static final Rule RULE = Rule.note(
            "javascript/loose-equality",
            "A comparison converts its operands",
            "What `==` converts to what surprises even those who know the table: `0 == ''`, `[1] == 1`. Compare with `===`.");

    @Override
    public Rule rule() {
        return RULE;
    }

    @Override
    public Set<Kind> kinds() {
        return Set.of(Kind.BINARY_EXPRESSION);
    }

    @Override
    public boolean speaksIn(FileRole role) {
        return role == FileRole.MAIN;
    }

    @Override
    public void check(Node<Kind> node, SyntaxFile<Kind> file, Findings findings) {
        Node<Kind> left = node.field("left");
        Node<Kind> right = node.field("right");
        boolean loose = node.operator().equals("==") || node.operator().equals("!=");
        if (loose && left != null && right != null && !isSafe(left, right) && !isSafe(right, left)) {
            String better = node.operator() + "=";
            findings.report(
                    RULE,
                    node.start(),
                    node.end(),
                    "`" + node.operator() + "` converts its operands; compare with `" + better + "`");
        }
    }

    /** With null the conversion is what is wanted; a type's name and two literals need none. */
    private static boolean isSafe(Node<Kind> one, Node<Kind> other) {
        Node<Kind> bare = Nodes.bare(one);
        return bare.is(Kind.NULL)
                || bare.is(Kind.UNDEFINED)
                || bare.isText("undefined")
                || (bare.is(Kind.UNARY_EXPRESSION)
                        && (bare.operator().equals("typeof") || bare.operator().equals("void")))
                || (isLiteral(bare) && isLiteral(Nodes.bare(other)));
    }

    private static boolean isLiteral(Node<Kind> node) {
        return node.is(Kind.STRING) || node.is(Kind.NUMBER) || node.is(Kind.TRUE) || node.is(Kind.FALSE);
    }
}
