package dev.aura.code.go.rules;

import dev.aura.code.go.tree.Imports;
import dev.aura.code.go.tree.Kind;
import dev.aura.code.go.tree.Nodes;
import dev.aura.code.language.FileRole;
import dev.aura.code.language.Findings;
import dev.aura.code.language.Rule;
import dev.aura.code.syntax.Node;
import dev.aura.code.syntax.SyntaxFile;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** A query whose values are written into its text. */
final class SqlFormat extends GoRule {

    private static final Rule RULE = Rule.warning(
            "go/sql-format",
            "A query is put together from text",
            "Whoever chooses the value can change the query. Write a placeholder and give the value as an argument.");

    private static final Set<String> QUERIES = Set.of(
            "Query", "QueryRow", "Exec", "QueryContext", "QueryRowContext", "ExecContext", "Prepare", "PrepareContext");

    /** A value in quotes; one without may be a name or a placeholder, which nobody else can choose. */
    private static final Pattern VALUE =
            Pattern.compile("(?is)^[\"`]\\s*(select|insert|update|delete)\\b.*('(%%)*%[sv]|%q).*");

    private static final Pattern OPEN_VALUE =
            Pattern.compile("(?is)^[\"`]\\s*(select|insert|update|delete)\\b.*'%*[\"`]$");

    SqlFormat() {
        super(RULE, Kind.CALL_EXPRESSION);
    }

    @Override
    public boolean speaksIn(FileRole role) {
        return role != FileRole.TEST;
    }

    @Override
    public void check(Node<Kind> node, SyntaxFile<Kind> file, Findings findings) {
        Node<Kind> function = node.field("function");
        if (function == null
                || !function.is(Kind.SELECTOR_EXPRESSION)
                || !QUERIES.contains(function.fieldText("field"))) {
            return;
        }
        List<Node<Kind>> arguments = Nodes.arguments(node);
        for (Node<Kind> argument : arguments.subList(0, Math.min(2, arguments.size()))) {
            if (isFormatted(argument) || isConcatenated(argument)) {
                findings.report(
                        RULE,
                        argument.start(),
                        argument.end(),
                        "a value is written into this query; write a placeholder and give the value as an argument");
            }
        }
    }

    private static boolean isFormatted(Node<Kind> argument) {
        List<Node<Kind>> parts =
                Imports.calls(argument, "fmt", "Sprintf") ? Nodes.arguments(argument) : List.<Node<Kind>>of();
        return parts.size() > 1
                && Nodes.isString(parts.getFirst())
                && VALUE.matcher(parts.getFirst().text()).matches()
                && parts.stream().skip(1).anyMatch(part -> !Nodes.isString(part));
    }

    /** `"… WHERE name = '" + name`. */
    private static boolean isConcatenated(Node<Kind> argument) {
        Node<Kind> at = argument;
        while (at != null && at.is(Kind.BINARY_EXPRESSION) && at.operator().equals("+")) {
            Node<Kind> left = at.field("left");
            Node<Kind> right = at.field("right");
            boolean value = right != null && (right.is(Kind.IDENTIFIER) || right.is(Kind.SELECTOR_EXPRESSION));
            if (value
                    && Nodes.isString(left)
                    && OPEN_VALUE.matcher(at.fieldText("left")).matches()) {
                return true;
            }
            at = left;
        }
        return false;
    }
}
