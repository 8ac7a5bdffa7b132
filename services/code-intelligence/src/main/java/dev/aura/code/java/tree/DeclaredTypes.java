package dev.aura.code.java.tree;

import com.github.javaparser.ast.Node;
import com.github.javaparser.ast.body.CallableDeclaration;
import com.github.javaparser.ast.body.FieldDeclaration;
import com.github.javaparser.ast.body.MethodDeclaration;
import com.github.javaparser.ast.body.Parameter;
import com.github.javaparser.ast.body.RecordDeclaration;
import com.github.javaparser.ast.body.TypeDeclaration;
import com.github.javaparser.ast.body.VariableDeclarator;
import com.github.javaparser.ast.expr.ArrayAccessExpr;
import com.github.javaparser.ast.expr.ArrayCreationExpr;
import com.github.javaparser.ast.expr.AssignExpr;
import com.github.javaparser.ast.expr.BinaryExpr;
import com.github.javaparser.ast.expr.BooleanLiteralExpr;
import com.github.javaparser.ast.expr.CastExpr;
import com.github.javaparser.ast.expr.CharLiteralExpr;
import com.github.javaparser.ast.expr.ClassExpr;
import com.github.javaparser.ast.expr.ConditionalExpr;
import com.github.javaparser.ast.expr.DoubleLiteralExpr;
import com.github.javaparser.ast.expr.EnclosedExpr;
import com.github.javaparser.ast.expr.Expression;
import com.github.javaparser.ast.expr.FieldAccessExpr;
import com.github.javaparser.ast.expr.InstanceOfExpr;
import com.github.javaparser.ast.expr.IntegerLiteralExpr;
import com.github.javaparser.ast.expr.LambdaExpr;
import com.github.javaparser.ast.expr.LongLiteralExpr;
import com.github.javaparser.ast.expr.MethodCallExpr;
import com.github.javaparser.ast.expr.NameExpr;
import com.github.javaparser.ast.expr.ObjectCreationExpr;
import com.github.javaparser.ast.expr.StringLiteralExpr;
import com.github.javaparser.ast.expr.TextBlockLiteralExpr;
import com.github.javaparser.ast.expr.ThisExpr;
import com.github.javaparser.ast.expr.TypePatternExpr;
import com.github.javaparser.ast.expr.UnaryExpr;
import com.github.javaparser.ast.expr.VariableDeclarationExpr;
import com.github.javaparser.ast.stmt.BlockStmt;
import com.github.javaparser.ast.stmt.CatchClause;
import com.github.javaparser.ast.stmt.ExpressionStmt;
import com.github.javaparser.ast.stmt.ForEachStmt;
import com.github.javaparser.ast.stmt.ForStmt;
import com.github.javaparser.ast.stmt.Statement;
import com.github.javaparser.ast.stmt.SwitchEntry;
import com.github.javaparser.ast.stmt.TryStmt;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Types as they are written in this file: of literals, variables, casts. No symbols are resolved; what is not written is unknown. */
public final class DeclaredTypes {

    private DeclaredTypes() {}

    /** The type of an expression as written; null where this file does not say. */
    public static @Nullable String of(Expression expression) {
        return switch (expression) {
            case EnclosedExpr enclosed -> of(enclosed.getInner());
            case CastExpr cast -> cast.getTypeAsString();
            case ObjectCreationExpr creation -> creation.getTypeAsString();
            case ArrayCreationExpr creation -> creation.createdType().asString();
            case ThisExpr self -> Recursion.typeName(self);
            case NameExpr name -> ofVariable(name, name.getNameAsString());
            case FieldAccessExpr field
            when field.getScope() instanceof ThisExpr -> ofField(field, field.getNameAsString());
            case ArrayAccessExpr access -> element(of(access.getName()));
            case AssignExpr assignment -> of(assignment.getTarget());
            case ConditionalExpr choice -> firstKnown(of(choice.getThenExpr()), of(choice.getElseExpr()));
            case MethodCallExpr call when call.getScope().isEmpty() -> ofCall(call);
            case UnaryExpr unary -> ofUnary(unary);
            case BinaryExpr binary -> ofBinary(binary);
            default -> ofLiteral(expression);
        };
    }

    private static @Nullable String ofLiteral(Expression expression) {
        return switch (expression) {
            case IntegerLiteralExpr ignored -> "int";
            case LongLiteralExpr ignored -> "long";
            case DoubleLiteralExpr number -> number.getValue().matches("(?i).*[^x]f") ? "float" : "double";
            case CharLiteralExpr ignored -> "char";
            case BooleanLiteralExpr ignored -> "boolean";
            case InstanceOfExpr ignored -> "boolean";
            case StringLiteralExpr ignored -> "String";
            case TextBlockLiteralExpr ignored -> "String";
            case ClassExpr ignored -> "Class";
            default -> null;
        };
    }

    private static @Nullable String ofUnary(UnaryExpr unary) {
        String type = of(unary.getExpression());
        boolean promotes = switch (unary.getOperator()) {
            case PLUS, MINUS, BITWISE_COMPLEMENT -> true;
            default -> false;
        };
        return promotes && type != null && List.of("byte", "short", "char").contains(type) ? "int" : type;
    }

    private static @Nullable String ofBinary(BinaryExpr binary) {
        return switch (binary.getOperator()) {
            case AND, OR, EQUALS, NOT_EQUALS, LESS, GREATER, LESS_EQUALS, GREATER_EQUALS -> "boolean";
            case LEFT_SHIFT, SIGNED_RIGHT_SHIFT, UNSIGNED_RIGHT_SHIFT -> of(binary.getLeft());
            default -> promoted(of(binary.getLeft()), of(binary.getRight()));
        };
    }

    private static @Nullable String promoted(@Nullable String left, @Nullable String right) {
        if ("String".equals(left) || "String".equals(right)) {
            return "String";
        }
        if (left == null || right == null) {
            return null;
        }
        for (String wide : List.of("double", "float", "long")) {
            if (left.equals(wide) || right.equals(wide)) {
                return wide;
            }
        }
        return left.equals("boolean") ? "boolean" : "int";
    }

    private static @Nullable String ofCall(MethodCallExpr call) {
        for (Node at = call; at != null; at = at.getParentNode().orElse(null)) {
            List<MethodDeclaration> named = Recursion.members(at).stream()
                    .filter(method -> method.getNameAsString().equals(call.getNameAsString()))
                    .filter(method ->
                            Overloads.accepts(method, call.getArguments().size()))
                    .toList();
            if (!named.isEmpty()) {
                String type = named.getFirst().getTypeAsString();
                return named.stream()
                                .allMatch(method -> method.getTypeAsString().equals(type))
                        ? type
                        : null;
            }
        }
        return null;
    }

    private static @Nullable String element(@Nullable String array) {
        return array != null && array.endsWith("[]") ? array.substring(0, array.length() - 2) : null;
    }

    private static @Nullable String firstKnown(@Nullable String one, @Nullable String other) {
        return one != null ? one : other;
    }

    /** The declared type of the variable that a name stands for at a place; null where it is not declared with one here. */
    public static @Nullable String ofVariable(Node place, String name) {
        Node child = place;
        for (Node at = place.getParentNode().orElse(null);
                at != null;
                at = at.getParentNode().orElse(null)) {
            Optional<String> found = declaredBy(at, child, name);
            if (found.isPresent()) {
                return known(found.get());
            }
            child = at;
        }
        return null;
    }

    private static @Nullable String known(String type) {
        return type.isEmpty() || type.equals("var") ? null : type;
    }

    /** The type given to a name by one node around it; an empty text where it is declared without a type. */
    private static Optional<String> declaredBy(Node around, Node child, String name) {
        return switch (around) {
            case BlockStmt block -> inStatements(block.getStatements(), child, name);
            case SwitchEntry entry -> inStatements(entry.getStatements(), child, name);
            case LambdaExpr lambda -> inParameters(lambda.getParameters(), name);
            case CallableDeclaration<?> callable -> inParameters(callable.getParameters(), name);
            case CatchClause caught -> inParameters(List.of(caught.getParameter()), name);
            case ForStmt loop -> inExpressions(loop.getInitialization(), name);
            case ForEachStmt loop -> inExpressions(List.of(loop.getVariable()), name);
            case TryStmt attempt -> inExpressions(attempt.getResources(), name);
            case RecordDeclaration type ->
                inParameters(type.getParameters(), name).or(() -> inFields(type, name));
            case TypeDeclaration<?> type -> inFields(type, name);
            case ObjectCreationExpr creation ->
                creation.getAnonymousClassBody().stream()
                        .flatMap(List::stream)
                        .filter(FieldDeclaration.class::isInstance)
                        .flatMap(field -> ((FieldDeclaration) field).getVariables().stream())
                        .filter(variable -> variable.getNameAsString().equals(name))
                        .map(VariableDeclarator::getTypeAsString)
                        .findFirst();
            default ->
                around instanceof Statement || around instanceof Expression
                        ? inPatterns(around, child, name)
                        : Optional.empty();
        };
    }

    private static Optional<String> inStatements(List<Statement> statements, Node child, String name) {
        for (Statement statement : statements) {
            if (Nodes.same(statement, child)) {
                break;
            }
            if (statement instanceof ExpressionStmt expression
                    && expression.getExpression() instanceof VariableDeclarationExpr declaration) {
                Optional<String> found = inExpressions(List.of(declaration), name);
                if (found.isPresent()) {
                    return found;
                }
            }
        }
        return Optional.empty();
    }

    private static Optional<String> inPatterns(Node around, Node child, String name) {
        for (Node sibling : around.getChildNodes()) {
            if (!Nodes.same(sibling, child) && sibling instanceof Expression expression) {
                Optional<String> found = expression
                        .findFirst(
                                TypePatternExpr.class,
                                pattern -> pattern.getNameAsString().equals(name))
                        .map(TypePatternExpr::getTypeAsString);
                if (found.isPresent()) {
                    return found;
                }
            }
        }
        return Optional.empty();
    }

    private static Optional<String> inParameters(List<Parameter> parameters, String name) {
        return parameters.stream()
                .filter(parameter -> parameter.getNameAsString().equals(name))
                .map(parameter -> parameter.getTypeAsString() + (parameter.isVarArgs() ? "[]" : ""))
                .findFirst();
    }

    private static Optional<String> inExpressions(List<? extends Expression> expressions, String name) {
        return expressions.stream()
                .filter(VariableDeclarationExpr.class::isInstance)
                .flatMap(expression -> ((VariableDeclarationExpr) expression).getVariables().stream())
                .filter(variable -> variable.getNameAsString().equals(name))
                .map(VariableDeclarator::getTypeAsString)
                .findFirst();
    }

    private static Optional<String> inFields(TypeDeclaration<?> type, String name) {
        return type.getFieldByName(name)
                .map(field -> field.getVariables().stream()
                        .filter(variable -> variable.getNameAsString().equals(name))
                        .findFirst()
                        .map(VariableDeclarator::getTypeAsString)
                        .orElse(""));
    }

    private static @Nullable String ofField(Node place, String name) {
        for (Node at = place; at != null; at = at.getParentNode().orElse(null)) {
            if (at instanceof TypeDeclaration<?> type) {
                return inFields(type, name).map(DeclaredTypes::known).orElse(null);
            }
        }
        return null;
    }
}
