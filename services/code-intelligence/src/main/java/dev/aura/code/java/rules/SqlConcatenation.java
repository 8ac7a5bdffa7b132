package dev.aura.code.java.rules;

import com.github.javaparser.ast.expr.BinaryExpr;
import com.github.javaparser.ast.expr.EnclosedExpr;
import com.github.javaparser.ast.expr.Expression;
import com.github.javaparser.ast.expr.FieldAccessExpr;
import com.github.javaparser.ast.expr.LiteralExpr;
import com.github.javaparser.ast.expr.MethodCallExpr;
import com.github.javaparser.ast.expr.NameExpr;
import com.github.javaparser.ast.expr.StringLiteralExpr;
import dev.aura.code.java.tree.DeclaredTypes;
import dev.aura.code.java.tree.JavaFile;
import dev.aura.code.language.Findings;
import dev.aura.code.language.Rule;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** A statement for a database put together from values where it is executed. */
final class SqlConcatenation implements JavaRule<MethodCallExpr> {

    private static final Rule RULE = Rule.warning(
            "java/sql-concatenation",
            "A database statement is put together from values",
            "A value with a quote in it changes the statement: SQL injection. Write `?` and set the value as a parameter.");

    private static final Set<String> EXECUTES = Set.of(
            "execute",
            "executeQuery",
            "executeUpdate",
            "executeLargeUpdate",
            "addBatch",
            "prepareStatement",
            "prepareCall",
            "createNativeQuery",
            "createQuery",
            "queryForObject",
            "queryForList",
            "query",
            "update");

    /** Ends where a value is to come: a table's name cannot be a parameter. */
    private static final Pattern BEFORE_VALUE = Pattern.compile(
            "(?is).*\\b(select|insert|update|delete)\\b.*(=|<|>|\\blike|\\bvalues\\s*\\(|\\bin\\s*\\(|,)\\s*['\"%]*\\s*");

    private static final Set<String> HARMLESS = Set.of("int", "long", "short", "byte", "boolean", "double", "float");

    @Override
    public Rule rule() {
        return RULE;
    }

    @Override
    public Class<MethodCallExpr> nodeType() {
        return MethodCallExpr.class;
    }

    @Override
    public boolean inTests() {
        return false;
    }

    @Override
    public void check(MethodCallExpr node, JavaFile file, Findings findings) {
        if (!EXECUTES.contains(node.getNameAsString())
                || node.getScope().isEmpty()
                || node.getArguments().isEmpty()
                || !(node.getArgument(0) instanceof BinaryExpr statement)) {
            return;
        }
        List<Expression> pieces = new ArrayList<>();
        collect(statement, pieces);
        StringBuilder before = new StringBuilder();
        for (Expression piece : pieces) {
            if (piece instanceof StringLiteralExpr text) {
                before.append(text.asString());
            } else if (isForeign(piece) && BEFORE_VALUE.matcher(before).matches()) {
                Reports.at(
                        piece,
                        RULE,
                        file,
                        findings,
                        "this value becomes part of the statement, quotes and all; write `?` and set it as a parameter");
                return;
            } else {
                before.append('x');
            }
        }
    }

    private static void collect(Expression expression, List<Expression> pieces) {
        switch (expression) {
            case BinaryExpr sum
            when sum.getOperator() == BinaryExpr.Operator.PLUS -> {
                collect(sum.getLeft(), pieces);
                collect(sum.getRight(), pieces);
            }
            case EnclosedExpr enclosed -> collect(enclosed.getInner(), pieces);
            default -> pieces.add(expression);
        }
    }

    private static boolean isForeign(Expression piece) {
        if (piece instanceof LiteralExpr || isConstant(piece)) {
            return false;
        }
        String type = DeclaredTypes.of(piece);
        return type == null ? !(piece instanceof MethodCallExpr) : !HARMLESS.contains(type);
    }

    private static boolean isConstant(Expression piece) {
        String name = piece instanceof NameExpr simple
                ? simple.getNameAsString()
                : piece instanceof FieldAccessExpr access ? access.getNameAsString() : "";
        return !name.isEmpty() && name.equals(name.toUpperCase(java.util.Locale.ROOT));
    }
}
