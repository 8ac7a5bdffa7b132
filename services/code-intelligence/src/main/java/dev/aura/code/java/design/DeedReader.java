package dev.aura.code.java.design;

import com.github.javaparser.ast.Node;
import com.github.javaparser.ast.body.BodyDeclaration;
import com.github.javaparser.ast.body.Parameter;
import com.github.javaparser.ast.body.VariableDeclarator;
import com.github.javaparser.ast.expr.AssignExpr;
import com.github.javaparser.ast.expr.CastExpr;
import com.github.javaparser.ast.expr.EnclosedExpr;
import com.github.javaparser.ast.expr.Expression;
import com.github.javaparser.ast.expr.FieldAccessExpr;
import com.github.javaparser.ast.expr.LambdaExpr;
import com.github.javaparser.ast.expr.MethodCallExpr;
import com.github.javaparser.ast.expr.MethodReferenceExpr;
import com.github.javaparser.ast.expr.NameExpr;
import com.github.javaparser.ast.expr.ObjectCreationExpr;
import com.github.javaparser.ast.expr.ThisExpr;
import com.github.javaparser.ast.expr.TypePatternExpr;
import com.github.javaparser.ast.stmt.BlockStmt;
import com.github.javaparser.ast.stmt.ExpressionStmt;
import com.github.javaparser.ast.stmt.ForEachStmt;
import com.github.javaparser.ast.stmt.ReturnStmt;
import com.github.javaparser.ast.stmt.Statement;
import dev.aura.code.java.tree.JavaTree;
import dev.aura.code.java.tree.NodeKind;
import dev.aura.code.language.design.Deed;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads what one method does. A name that is a local variable anywhere in it is taken for no field. */
final class DeedReader {

    private static final int DEEDS_MAX = 300;
    private static final Set<String> ADDING = Set.of("add", "addFirst", "addLast", "addIfAbsent", "offer");
    private static final Set<String> CHECKING = Set.of("requireNonNull", "checkNotNull", "notNull");
    private static final Set<String> COPYING = Set.of("copyOf", "values", "unmodifiableList", "toArray");

    private final Map<String, String> parameters = new HashMap<>();
    private final Set<String> fields;
    private final Set<String> locals = new HashSet<>();
    private final List<Node> speaking = new ArrayList<>();
    private final Set<Deed> deeds = new LinkedHashSet<>();

    DeedReader(List<Parameter> parameters, List<String> fields) {
        parameters.forEach(parameter -> this.parameters.put(parameter.getNameAsString(), MethodReader.type(parameter)));
        this.fields = Set.copyOf(fields);
    }

    List<Deed> of(JavaTree tree, int index, BlockStmt body) {
        look(tree, index, true);
        if (body.getStatements().size() == 1) {
            single(body.getStatement(0));
        }
        speaking.forEach(this::read);
        return deeds.stream().limit(DEEDS_MAX).toList();
    }

    /** Notes locals and nodes that say something; what stands in functions within returns nothing from the method. */
    private void look(JavaTree tree, int index, boolean direct) {
        NodeKind kind = tree.kind(index);
        if (kind != NodeKind.OTHER) {
            note(kind, tree.node(index), direct);
        }
        boolean inner = direct && kind != NodeKind.LAMBDA && !kind.isMember();
        for (int child = index + 1; child < tree.end(index); child = tree.end(child)) {
            look(tree, child, inner);
        }
    }

    private void note(NodeKind kind, Node node, boolean direct) {
        switch (kind) {
            case VARIABLE -> {
                if (!(node.getParentNode().orElse(null) instanceof BodyDeclaration<?>)) {
                    locals.add(((VariableDeclarator) node).getNameAsString());
                }
            }
            case PATTERN -> locals.add(((TypePatternExpr) node).getNameAsString());
            case PARAMETER -> locals.add(((Parameter) node).getNameAsString());
            case RETURN -> {
                if (direct) {
                    speaking.add(node);
                }
            }
            case ASSIGNMENT, CALL, CREATION, FOR_EACH -> speaking.add(node);
            default -> {}
        }
    }

    /** What the only statement of a method does. */
    private void single(Statement statement) {
        Expression expression = statement instanceof ReturnStmt end
                ? end.getExpression().orElse(null)
                : statement instanceof ExpressionStmt only ? only.getExpression() : null;
        if (expression instanceof MethodCallExpr call) {
            String field = call.getScope().map(this::field).orElse("");
            if (!field.isEmpty()) {
                add(Deed.Kind.FORWARDS, field, call.getNameAsString());
            }
        } else if (statement instanceof ReturnStmt
                && expression != null
                && !field(expression).isEmpty()) {
            add(Deed.Kind.ACCESSES, field(expression), "");
        } else if (expression instanceof AssignExpr assignment
                && assignment.getOperator() == AssignExpr.Operator.ASSIGN
                && !field(assignment.getTarget()).isEmpty()
                && parameter(assignment.getValue()) != null) {
            add(Deed.Kind.ACCESSES, field(assignment.getTarget()), "");
        }
    }

    private void read(Node node) {
        switch (node) {
            case ReturnStmt end -> end.getExpression().ifPresent(value -> returned(bare(value)));
            case AssignExpr assignment -> kept(assignment);
            case MethodCallExpr call -> called(call);
            case ObjectCreationExpr creation -> add(Deed.Kind.MAKES, typeName(creation), "");
            case ForEachStmt loop -> loop(loop);
            default -> {}
        }
    }

    private void returned(Expression value) {
        switch (value) {
            case ThisExpr self when self.getTypeName().isEmpty() -> add(Deed.Kind.RETURNS_THIS, "", "");
            case ObjectCreationExpr creation -> add(Deed.Kind.RETURNS_NEW, typeName(creation), "");
            case FieldAccessExpr access
            when access.getScope() instanceof NameExpr holder
                    && Character.isUpperCase(holder.getNameAsString().charAt(0)) ->
                add(Deed.Kind.RETURNS_FIELD, access.getNameAsString(), holder.getNameAsString());
            default -> {
                if (!field(value).isEmpty()) {
                    add(Deed.Kind.RETURNS_FIELD, field(value), "");
                }
            }
        }
    }

    private void kept(AssignExpr assignment) {
        String field = field(assignment.getTarget());
        String type = parameter(assignment.getValue());
        if (!field.isEmpty() && type != null) {
            add(Deed.Kind.KEEPS, field, type);
        }
    }

    private void called(MethodCallExpr call) {
        String name = call.getNameAsString();
        Expression scope = call.getScope().map(DeedReader::bare).orElse(null);
        if (scope == null) {
            return;
        }
        String field = field(scope);
        if (!field.isEmpty()) {
            add(Deed.Kind.CALLS_ON, field, name);
            if (ADDING.contains(name)) {
                call.getArguments().forEach(argument -> {
                    String type = parameter(argument);
                    if (type != null) {
                        add(Deed.Kind.ADDS, field, type);
                    }
                });
            }
            if (name.equals("forEach") && call.getArguments().size() == 1) {
                each(field, call.getArgument(0));
            }
        }
        String type = parameter(scope);
        boolean itself = call.getArguments().stream().anyMatch(argument -> argument instanceof ThisExpr);
        if (type != null && itself) {
            add(Deed.Kind.HANDS_ITSELF, type, name);
        }
    }

    private void each(String field, Expression function) {
        if (function instanceof MethodReferenceExpr reference) {
            add(Deed.Kind.CALLS_EACH, field, reference.getIdentifier());
        } else if (function instanceof LambdaExpr lambda
                && lambda.getParameters().size() == 1) {
            callsOn(lambda.getBody(), lambda.getParameter(0).getNameAsString(), field);
        }
    }

    private void loop(ForEachStmt loop) {
        String field = iterated(bare(loop.getIterable()));
        if (!field.isEmpty()) {
            callsOn(loop.getBody(), loop.getVariableDeclarator().getNameAsString(), field);
        }
    }

    /** The field that is gone through, or a copy of which is. */
    private String iterated(Expression iterable) {
        if (iterable instanceof MethodCallExpr call && COPYING.contains(call.getNameAsString())) {
            String copied = call.getArguments().isEmpty() ? "" : field(call.getArgument(0));
            return copied.isEmpty() ? call.getScope().map(this::field).orElse("") : copied;
        }
        if (iterable instanceof ObjectCreationExpr copy && copy.getArguments().size() == 1) {
            return field(copy.getArgument(0));
        }
        return field(iterable);
    }

    private void callsOn(Node node, String variable, String field) {
        if (node instanceof MethodCallExpr call
                && call.getScope().orElse(null) instanceof NameExpr name
                && name.getNameAsString().equals(variable)) {
            add(Deed.Kind.CALLS_EACH, field, call.getNameAsString());
        }
        node.getChildNodes().forEach(child -> callsOn(child, variable, field));
    }

    private void add(Deed.Kind kind, String subject, String object) {
        deeds.add(new Deed(kind, subject, object));
    }

    /** The own field that an expression is; empty where it is something else. */
    private String field(Expression expression) {
        Expression bare = bare(expression);
        String name = bare instanceof FieldAccessExpr access && access.getScope() instanceof ThisExpr
                ? access.getNameAsString()
                : bare instanceof NameExpr simple && !hides(simple.getNameAsString()) ? simple.getNameAsString() : "";
        return fields.contains(name) ? name : "";
    }

    private boolean hides(String name) {
        return locals.contains(name) || parameters.containsKey(name);
    }

    /** The type of the parameter that an expression is, perhaps after a check; null where it is something else. */
    private @Nullable String parameter(Expression expression) {
        Expression bare = bare(expression);
        if (bare instanceof MethodCallExpr call
                && CHECKING.contains(call.getNameAsString())
                && !call.getArguments().isEmpty()) {
            bare = call.getArgument(0);
        }
        return bare instanceof NameExpr name && !locals.contains(name.getNameAsString())
                ? parameters.get(name.getNameAsString())
                : null;
    }

    private static String typeName(ObjectCreationExpr creation) {
        String type = creation.getType().getNameWithScope();
        return creation.getAnonymousClassBody().isPresent() ? type + "{}" : type;
    }

    private static Expression bare(Expression expression) {
        Expression at = expression;
        while (true) {
            switch (at) {
                case EnclosedExpr enclosed -> at = enclosed.getInner();
                case CastExpr cast -> at = cast.getExpression();
                default -> {
                    return at;
                }
            }
        }
    }
}
