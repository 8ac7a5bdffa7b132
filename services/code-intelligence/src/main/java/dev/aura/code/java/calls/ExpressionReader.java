package dev.aura.code.java.calls;

import com.github.javaparser.Position;
import com.github.javaparser.ast.Node;
import com.github.javaparser.ast.body.Parameter;
import com.github.javaparser.ast.expr.ArrayAccessExpr;
import com.github.javaparser.ast.expr.ArrayCreationExpr;
import com.github.javaparser.ast.expr.ArrayInitializerExpr;
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
import com.github.javaparser.ast.expr.MethodReferenceExpr;
import com.github.javaparser.ast.expr.NameExpr;
import com.github.javaparser.ast.expr.NullLiteralExpr;
import com.github.javaparser.ast.expr.ObjectCreationExpr;
import com.github.javaparser.ast.expr.StringLiteralExpr;
import com.github.javaparser.ast.expr.SuperExpr;
import com.github.javaparser.ast.expr.SwitchExpr;
import com.github.javaparser.ast.expr.TextBlockLiteralExpr;
import com.github.javaparser.ast.expr.ThisExpr;
import com.github.javaparser.ast.expr.TypeExpr;
import com.github.javaparser.ast.expr.TypePatternExpr;
import com.github.javaparser.ast.expr.UnaryExpr;
import com.github.javaparser.ast.expr.VariableDeclarationExpr;
import com.github.javaparser.ast.nodeTypes.NodeWithSimpleName;
import com.github.javaparser.ast.stmt.ExpressionStmt;
import com.github.javaparser.ast.stmt.SwitchEntry;
import com.github.javaparser.ast.type.ClassOrInterfaceType;
import com.github.javaparser.ast.type.Type;
import dev.aura.code.language.calls.Value.Kind;
import java.util.ArrayList;
import java.util.List;

/** Reads expressions of one body. */
final class ExpressionReader {

    private final Facts facts;
    private final TypeReader types;
    private final BodyReader statements;
    private final int site;

    ExpressionReader(Facts facts, TypeReader types, BodyReader statements, int site) {
        this.facts = facts;
        this.types = types;
        this.statements = statements;
        this.site = site;
    }

    int value(Expression expression, Names names) {
        return value(expression, names, -1);
    }

    /** The value of an expression; of which type it is expected to be matters to array initializers alone. */
    int value(Expression expression, Names names, int target) {
        return switch (expression) {
            case EnclosedExpr enclosed -> value(enclosed.getInner(), names, target);
            case NameExpr name -> name(name.getNameAsString(), names);
            case FieldAccessExpr access -> {
                int scope = value(access.getScope(), names);
                yield facts.add(Kind.MEMBER, access.getNameAsString(), site, scope);
            }
            case ThisExpr self ->
                facts.add(Kind.THIS, self.getTypeName().map(Node::toString).orElse(""), site);
            case SuperExpr parent ->
                facts.add(Kind.SUPER, parent.getTypeName().map(Node::toString).orElse(""), site);
            case MethodCallExpr call -> call(call, names);
            case ObjectCreationExpr creation -> creation(creation, names);
            case MethodReferenceExpr reference -> reference(reference, names);
            case LambdaExpr lambda -> lambda(lambda, names);
            case ArrayCreationExpr creation -> {
                creation.getLevels().forEach(level -> level.getDimension().ifPresent(size -> value(size, names)));
                int array = type(TypeText.of(creation.getElementType())
                        + "[]".repeat(creation.getLevels().size()));
                creation.getInitializer().ifPresent(initial -> value(initial, names, array));
                yield array;
            }
            case ArrayInitializerExpr initial -> {
                int element = target < 0 ? -1 : facts.add(Kind.ELEMENT, "", site, target);
                initial.getValues().forEach(one -> facts.expect(value(one, names, element), element));
                yield target < 0 ? unknown() : target;
            }
            case ArrayAccessExpr access -> {
                value(access.getIndex(), names);
                yield facts.add(Kind.ELEMENT, "", site, value(access.getName(), names));
            }
            case CastExpr cast -> {
                int type = type(TypeText.of(cast.getType()));
                facts.expect(value(cast.getExpression(), names), type);
                yield type;
            }
            case AssignExpr assignment -> {
                int variable = value(assignment.getTarget(), names);
                facts.expect(value(assignment.getValue(), names, variable), variable);
                yield variable;
            }
            case ConditionalExpr conditional -> {
                value(conditional.getCondition(), names);
                int then = value(conditional.getThenExpr(), names, target);
                yield facts.add(Kind.EITHER, "", site, then, value(conditional.getElseExpr(), names, target));
            }
            case InstanceOfExpr test -> {
                value(test.getExpression(), names);
                test.getPattern().ifPresent(pattern -> pattern(pattern, names));
                yield type("boolean");
            }
            case SwitchExpr choice -> choice(choice, names);
            case VariableDeclarationExpr declaration -> {
                statements.statement(declaration, names);
                yield unknown();
            }
            case BinaryExpr binary -> binary(binary, names);
            case UnaryExpr unary -> {
                int operand = value(unary.getExpression(), names);
                yield switch (unary.getOperator()) {
                    case LOGICAL_COMPLEMENT -> type("boolean");
                    case PLUS, MINUS, BITWISE_COMPLEMENT -> facts.add(Kind.NUMBER, "", site, operand);
                    default -> operand;
                };
            }
            case TypeExpr named -> typeName(named.getType(), names);
            default -> literal(expression);
        };
    }

    private int literal(Expression expression) {
        return switch (expression) {
            case StringLiteralExpr ignored -> type("java.lang.String");
            case TextBlockLiteralExpr ignored -> type("java.lang.String");
            case CharLiteralExpr ignored -> type("char");
            case IntegerLiteralExpr ignored -> type("int");
            case LongLiteralExpr ignored -> type("long");
            case DoubleLiteralExpr number ->
                type(number.getValue().toLowerCase(java.util.Locale.ROOT).endsWith("f") ? "float" : "double");
            case BooleanLiteralExpr ignored -> type("boolean");
            case NullLiteralExpr ignored -> facts.add(Kind.NULL, "", site);
            case ClassExpr literal -> type("java.lang.Class<" + TypeText.of(literal.getType()) + ">");
            default -> unknown();
        };
    }

    private int type(String text) {
        return facts.add(Kind.TYPE, text, site);
    }

    private int unknown() {
        return facts.add(Kind.UNKNOWN, "", site);
    }

    private int name(String name, Names names) {
        int local = names.find(name);
        return local >= 0 ? local : facts.add(Kind.NAME, name, site);
    }

    int[] arguments(int receiver, List<Expression> arguments, Names names) {
        int[] parts = new int[arguments.size() + 1];
        parts[0] = receiver;
        for (int index = 0; index < arguments.size(); index++) {
            parts[index + 1] = value(arguments.get(index), names);
        }
        return parts;
    }

    /** Functions among the arguments of a call are what the call expects there. */
    void expectArguments(int call) {
        int[] parts = facts.values().get(call).parts();
        for (int index = 1; index < parts.length; index++) {
            facts.expect(parts[index], call);
        }
    }

    private int call(MethodCallExpr call, Names names) {
        int receiver = call.getScope().map(scope -> value(scope, names)).orElse(-1);
        int[] parts = arguments(receiver, call.getArguments(), names);
        Position place = Shapes.place(call.getName());
        int made = facts.addAt(Kind.CALL, call.getNameAsString(), site, place.line, place.column, parts);
        expectArguments(made);
        return made;
    }

    private int creation(ObjectCreationExpr creation, Names names) {
        int outer = creation.getScope().map(scope -> value(scope, names)).orElse(-1);
        int[] parts = arguments(outer, creation.getArguments(), names);
        String type = TypeText.of(creation.getType());
        Position place = Shapes.place(creation.getType().getName());
        int made = facts.addAt(Kind.NEW, type, site, place.line, place.column, parts);
        expectArguments(made);
        creation.getAnonymousClassBody()
                .filter(body -> !body.isEmpty())
                .ifPresent(body -> types.anonymous(type, body, site, names));
        return made;
    }

    private int reference(MethodReferenceExpr reference, Names names) {
        Expression scope = reference.getScope();
        Position end = reference.getEnd().orElse(Shapes.place(reference));
        String name = reference.getIdentifier();
        Position place = new Position(end.line, end.column - name.length() + 1);
        if (scope instanceof TypeExpr type
                && !(type.getType() instanceof ClassOrInterfaceType named
                        && named.getTypeArguments().isEmpty())) {
            String text = name + " " + TypeText.of(type.getType());
            return facts.addAt(Kind.REFERENCE, text, site, place.line, place.column, -1);
        }
        return facts.addAt(Kind.REFERENCE, name, site, place.line, place.column, value(scope, names));
    }

    /** A name in the place of a type, which may yet be a variable. */
    private int typeName(Type type, Names names) {
        if (type instanceof ClassOrInterfaceType named) {
            return named.getScope()
                    .map(scope -> facts.add(Kind.MEMBER, named.getNameAsString(), site, typeName(scope, names)))
                    .orElseGet(() -> name(named.getNameAsString(), names));
        }
        return unknown();
    }

    private int lambda(LambdaExpr lambda, Names outer) {
        int made = facts.add(Kind.LAMBDA, "", site);
        Names names = new Names(outer);
        int number = 0;
        boolean written = true;
        for (Parameter parameter : lambda.getParameters()) {
            boolean typed = !TypeText.isInferred(parameter.getType());
            written &= typed;
            int bound = typed
                    ? type(TypeText.of(parameter))
                    : facts.add(Kind.PARAMETER, Integer.toString(number), site, made);
            names.put(parameter.getNameAsString(), bound);
            number++;
        }
        BodyReader body = statements.returning(made);
        String form = written ? "t" : "";
        if (lambda.getBody() instanceof ExpressionStmt single) {
            int result = body.value(single.getExpression(), names, -1);
            facts.expect(result, made);
            facts.setParts(made, number + (isStatement(single.getExpression()) ? "s" : "e") + form, new int[] {result});
        } else {
            body.statement(lambda.getBody(), names);
            int[] results = body.returned().stream().mapToInt(Integer::intValue).toArray();
            boolean endless = results.length == 0
                    && !lambda.getBody()
                            .findAll(com.github.javaparser.ast.stmt.ThrowStmt.class)
                            .isEmpty();
            String kind = results.length > 0 ? "v" : endless ? "a" : "n";
            facts.setParts(made, number + kind + form, results);
        }
        return made;
    }

    private static boolean isStatement(Expression expression) {
        return switch (expression) {
            case MethodCallExpr ignored -> true;
            case ObjectCreationExpr ignored -> true;
            case AssignExpr ignored -> true;
            case UnaryExpr unary ->
                switch (unary.getOperator()) {
                    case PREFIX_INCREMENT, PREFIX_DECREMENT, POSTFIX_INCREMENT, POSTFIX_DECREMENT -> true;
                    default -> false;
                };
            default -> false;
        };
    }

    private int choice(SwitchExpr choice, Names names) {
        value(choice.getSelector(), names);
        int before = statements.yielded();
        List<Integer> results = new ArrayList<>();
        for (SwitchEntry entry : choice.getEntries()) {
            Names inner = new Names(names);
            entry.getLabels().forEach(label -> pattern(label, inner));
            entry.getGuard().ifPresent(guard -> value(guard, inner));
            boolean single = entry.getType() == SwitchEntry.Type.EXPRESSION;
            entry.getStatements().forEach(statement -> {
                if (single && statement instanceof ExpressionStmt only) {
                    results.add(value(only.getExpression(), inner));
                } else {
                    statements.statement(statement, inner);
                }
            });
        }
        results.addAll(statements.yieldedSince(before));
        return facts.add(
                Kind.EITHER,
                "",
                site,
                results.stream().mapToInt(Integer::intValue).toArray());
    }

    /** Brings the names of a pattern into scope, for the rest of the block: where it does not match, they are not used. */
    void pattern(Expression pattern, Names names) {
        if (pattern instanceof TypePatternExpr typed && TypeText.isInferred(typed.getType())) {
            names.put(typed.getNameAsString(), unknown());
        } else if (pattern instanceof TypePatternExpr typed) {
            names.put(((NodeWithSimpleName<?>) typed).getNameAsString(), type(TypeText.of(typed.getType())));
        } else {
            for (Node child : pattern.getChildNodes()) {
                if (child instanceof Expression inner) {
                    pattern(inner, names);
                }
            }
        }
    }

    private int binary(BinaryExpr binary, Names names) {
        int left = value(binary.getLeft(), names);
        int right = value(binary.getRight(), names);
        return switch (binary.getOperator()) {
            case PLUS -> facts.add(Kind.SUM, "", site, left, right);
            case MINUS, MULTIPLY, DIVIDE, REMAINDER -> facts.add(Kind.NUMBER, "", site, left, right);
            case BINARY_AND, BINARY_OR, XOR -> facts.add(Kind.NUMBER, "", site, left, right);
            case LEFT_SHIFT, SIGNED_RIGHT_SHIFT, UNSIGNED_RIGHT_SHIFT -> facts.add(Kind.NUMBER, "", site, left);
            default -> type("boolean");
        };
    }
}
