package dev.aura.code.java.rules;

import com.github.javaparser.ast.Node;
import com.github.javaparser.ast.body.BodyDeclaration;
import com.github.javaparser.ast.body.CallableDeclaration;
import com.github.javaparser.ast.expr.AnnotationExpr;
import com.github.javaparser.ast.expr.LambdaExpr;
import com.github.javaparser.ast.nodeTypes.NodeWithAnnotations;
import com.github.javaparser.ast.stmt.BlockStmt;
import com.github.javaparser.ast.stmt.ExpressionStmt;
import com.github.javaparser.ast.stmt.SwitchEntry;
import com.github.javaparser.ast.stmt.TryStmt;
import dev.aura.code.java.tree.JavaFile;
import dev.aura.code.language.Declaration.Span;
import dev.aura.code.language.Findings;
import dev.aura.code.language.Rule;
import dev.aura.code.source.Tokens;
import java.util.Locale;
import java.util.Optional;

/** What several rules ask of a tree. */
final class Reports {

    private Reports() {}

    static void at(Node node, Rule rule, JavaFile file, Findings findings, String message) {
        Span span = file.offsets().of(node);
        findings.report(rule, span.start(), span.end(), message);
    }

    /** A name that says the value is not meant to be looked at. */
    static boolean saysIgnored(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return lower.startsWith("ignore")
                || lower.startsWith("expected")
                || lower.startsWith("unused")
                || lower.startsWith("swallow")
                || lower.equals("_")
                || lower.equals("tolerated")
                || lower.equals("ok");
    }

    /** The nearest node of a type around a node. */
    static <N extends Node> Optional<N> around(Node node, Class<N> type) {
        for (Node at = node.getParentNode().orElse(null);
                at != null;
                at = at.getParentNode().orElse(null)) {
            if (type.isInstance(at)) {
                return Optional.of(type.cast(at));
            }
        }
        return Optional.empty();
    }

    /** Whether a comment stands in a stretch of the text: someone has thought about it. */
    static boolean isCommented(JavaFile file, Span span) {
        Tokens tokens = file.tokens();
        for (int index = tokens.from(span.start());
                index < tokens.size() && tokens.start(index) < span.end();
                index++) {
            if (tokens.kind(index) == Tokens.Kind.COMMENT) {
                return true;
            }
        }
        return false;
    }

    /** The method, constructor or lambda body that a node belongs to. */
    static Optional<Node> function(Node node) {
        Node at = node.getParentNode().orElse(null);
        while (at != null && !(at instanceof CallableDeclaration<?>) && !(at instanceof LambdaExpr)) {
            if (at instanceof BodyDeclaration<?>) {
                return Optional.of(at);
            }
            at = at.getParentNode().orElse(null);
        }
        return Optional.ofNullable(at);
    }

    /** Whether the node or anything around it carries {@code @SuppressWarnings} with a word. */
    static boolean isSuppressed(Node node, String word) {
        for (Node at = node; at != null; at = at.getParentNode().orElse(null)) {
            if (at instanceof NodeWithAnnotations<?> annotated) {
                Optional<AnnotationExpr> found = annotated.getAnnotationByName("SuppressWarnings");
                if (found.isPresent() && found.get().toString().contains('"' + word + '"')) {
                    return true;
                }
            }
        }
        return false;
    }

    /** Whether a statement stands in a `try` that catches what it may throw: it is called to see whether it throws. */
    static boolean expectsException(Node statement) {
        return statement.getParentNode().orElse(null) instanceof BlockStmt block
                && block.getParentNode().orElse(null) instanceof TryStmt attempt
                && !attempt.getCatchClauses().isEmpty();
    }

    /** Whether it is a statement: what a lambda or a case gives is written as one, too. */
    static boolean standsAlone(ExpressionStmt statement) {
        return switch (statement.getParentNode().orElse(null)) {
            case LambdaExpr ignored -> false;
            case SwitchEntry entry -> entry.getType() == SwitchEntry.Type.STATEMENT_GROUP;
            case null, default -> true;
        };
    }
}
