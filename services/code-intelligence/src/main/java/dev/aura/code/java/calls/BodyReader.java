package dev.aura.code.java.calls;

import com.github.javaparser.Position;
import com.github.javaparser.ast.Node;
import com.github.javaparser.ast.body.VariableDeclarator;
import com.github.javaparser.ast.expr.AnnotationExpr;
import com.github.javaparser.ast.expr.Expression;
import com.github.javaparser.ast.expr.VariableDeclarationExpr;
import com.github.javaparser.ast.stmt.BlockStmt;
import com.github.javaparser.ast.stmt.CatchClause;
import com.github.javaparser.ast.stmt.ExplicitConstructorInvocationStmt;
import com.github.javaparser.ast.stmt.ForEachStmt;
import com.github.javaparser.ast.stmt.ForStmt;
import com.github.javaparser.ast.stmt.LocalClassDeclarationStmt;
import com.github.javaparser.ast.stmt.LocalRecordDeclarationStmt;
import com.github.javaparser.ast.stmt.ReturnStmt;
import com.github.javaparser.ast.stmt.SwitchEntry;
import com.github.javaparser.ast.stmt.TryStmt;
import com.github.javaparser.ast.stmt.YieldStmt;
import com.github.javaparser.ast.type.Type;
import dev.aura.code.language.calls.Value.Kind;
import java.util.ArrayList;
import java.util.List;

/** Reads the statements of one body in the order of the text: names come into scope as they are declared. */
final class BodyReader {

    private final Facts facts;
    private final TypeReader types;
    private final int site;
    private final ExpressionReader expressions;
    private final List<Integer> yields = new ArrayList<>();

    /** What a `return` here is expected to give: -1 unknown. */
    private int result = -1;

    private final List<Integer> returned = new ArrayList<>();

    BodyReader(Facts facts, TypeReader types, int site) {
        this.facts = facts;
        this.types = types;
        this.site = site;
        this.expressions = new ExpressionReader(facts, types, this, site);
    }

    /** The same place with another expectation of what is returned. */
    BodyReader returning(int expected) {
        BodyReader inner = new BodyReader(facts, types, site);
        inner.result = expected;
        return inner;
    }

    /** The values that `return` statements gave so far. */
    List<Integer> returned() {
        return returned;
    }

    /** Takes the values that `yield` statements gave since there were so many. */
    List<Integer> yieldedSince(int before) {
        List<Integer> since = yields.subList(before, yields.size());
        List<Integer> taken = List.copyOf(since);
        since.clear();
        return taken;
    }

    int yielded() {
        return yields.size();
    }

    int value(Expression expression, Names names, int target) {
        return expressions.value(expression, names, target);
    }

    int[] arguments(int receiver, List<Expression> arguments, Names names) {
        return expressions.arguments(receiver, arguments, names);
    }

    void expectArguments(int call) {
        expressions.expectArguments(call);
    }

    void statement(Node node, Names names) {
        switch (node) {
            case AnnotationExpr ignored -> {}
            case Type ignored -> {}
            case BlockStmt block -> children(block, new Names(names));
            case SwitchEntry entry -> entry(entry, new Names(names));
            case LocalClassDeclarationStmt local -> types.type(local.getClassDeclaration(), site, names);
            case LocalRecordDeclarationStmt local -> types.type(local.getRecordDeclaration(), site, names);
            case ForStmt loop -> children(loop, new Names(names));
            case ForEachStmt loop -> forEach(loop, new Names(names));
            case TryStmt attempt -> attempt(attempt, names);
            case CatchClause caught -> {
                Names inner = new Names(names);
                String type = TypeText.of(caught.getParameter().getType());
                inner.put(caught.getParameter().getNameAsString(), facts.add(Kind.TYPE, type, site));
                statement(caught.getBody(), inner);
            }
            case ReturnStmt end ->
                end.getExpression().ifPresent(expression -> {
                    int value = value(expression, names, result);
                    facts.expect(value, result);
                    returned.add(value);
                });
            case YieldStmt end -> yields.add(value(end.getExpression(), names, -1));
            case ExplicitConstructorInvocationStmt call -> construct(call, names);
            case VariableDeclarationExpr declaration -> declare(declaration, names);
            case Expression expression -> value(expression, names, -1);
            default -> children(node, names);
        }
    }

    private void children(Node node, Names names) {
        for (Node child : node.getChildNodes()) {
            statement(child, names);
        }
    }

    private void entry(SwitchEntry entry, Names names) {
        entry.getLabels().forEach(label -> expressions.pattern(label, names));
        entry.getGuard().ifPresent(guard -> value(guard, names, -1));
        entry.getStatements().forEach(statement -> statement(statement, names));
    }

    private void forEach(ForEachStmt loop, Names names) {
        int iterable = value(loop.getIterable(), names, -1);
        for (VariableDeclarator variable : loop.getVariable().getVariables()) {
            int bound = TypeText.isInferred(variable.getType())
                    ? facts.add(Kind.ITEM, "", site, iterable)
                    : facts.add(Kind.TYPE, TypeText.of(variable.getType()), site);
            names.put(variable.getNameAsString(), bound);
        }
        statement(loop.getBody(), names);
    }

    private void attempt(TryStmt attempt, Names names) {
        Names inner = new Names(names);
        attempt.getResources().forEach(resource -> statement(resource, inner));
        statement(attempt.getTryBlock(), inner);
        attempt.getCatchClauses().forEach(clause -> statement(clause, names));
        attempt.getFinallyBlock().ifPresent(block -> statement(block, names));
    }

    private void construct(ExplicitConstructorInvocationStmt call, Names names) {
        call.getExpression().ifPresent(outer -> value(outer, names, -1));
        int[] parts = arguments(-1, call.getArguments(), names);
        Position place = call.getExpression().isPresent()
                ? call.getExpression().get().getEnd().map(end -> end.right(2)).orElse(Shapes.place(call))
                : Shapes.place(call);
        String text = call.isThis() ? "this" : "super";
        expectArguments(facts.addAt(Kind.CONSTRUCT, text, site, place.line, place.column, parts));
    }

    private void declare(VariableDeclarationExpr declaration, Names names) {
        for (VariableDeclarator variable : declaration.getVariables()) {
            boolean inferred = TypeText.isInferred(variable.getType());
            int type = inferred ? -1 : facts.add(Kind.TYPE, TypeText.of(variable.getType()), site);
            if (!inferred) {
                names.put(variable.getNameAsString(), type);
            }
            variable.getInitializer().ifPresent(initial -> {
                int value = value(initial, names, type);
                facts.expect(value, type);
                if (inferred) {
                    names.put(variable.getNameAsString(), value);
                }
            });
        }
    }
}
