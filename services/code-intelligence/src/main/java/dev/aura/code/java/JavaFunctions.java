package dev.aura.code.java;

import com.github.javaparser.ast.CompilationUnit;
import com.github.javaparser.ast.Node;
import com.github.javaparser.ast.body.BodyDeclaration;
import com.github.javaparser.ast.body.CallableDeclaration;
import com.github.javaparser.ast.body.CompactConstructorDeclaration;
import com.github.javaparser.ast.body.EnumConstantDeclaration;
import com.github.javaparser.ast.body.MethodDeclaration;
import com.github.javaparser.ast.body.TypeDeclaration;
import com.github.javaparser.ast.expr.ObjectCreationExpr;
import com.github.javaparser.ast.expr.SwitchExpr;
import com.github.javaparser.ast.stmt.DoStmt;
import com.github.javaparser.ast.stmt.ForEachStmt;
import com.github.javaparser.ast.stmt.ForStmt;
import com.github.javaparser.ast.stmt.IfStmt;
import com.github.javaparser.ast.stmt.SwitchStmt;
import com.github.javaparser.ast.stmt.TryStmt;
import com.github.javaparser.ast.stmt.WhileStmt;
import dev.aura.code.java.tree.Complexities;
import dev.aura.code.java.tree.CyclomaticComplexity;
import dev.aura.code.java.tree.JavaFile;
import dev.aura.code.java.tree.Nodes;
import dev.aura.code.java.tree.Offsets;
import dev.aura.code.language.Declaration.Span;
import dev.aura.code.source.SourceText;
import dev.aura.code.source.Tokens;
import dev.aura.proto.code.v1.FunctionMetrics;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Measures every method and constructor, those of local and anonymous classes too. */
final class JavaFunctions {

    private final SourceText source;
    private final Tokens tokens;
    private final Offsets offsets;
    private final Complexities complexities;
    private final BitSet codeLines;
    private final List<FunctionMetrics> measured = new ArrayList<>();

    JavaFunctions(JavaFile file) {
        this.source = file.source();
        this.tokens = file.tokens();
        this.offsets = file.offsets();
        this.complexities = file.complexities();
        this.codeLines = tokens.codeLines();
    }

    List<FunctionMetrics> of(CompilationUnit unit) {
        Holder top = new Holder("", true, false);
        unit.getTypes().forEach(type -> visit(type, top));
        return measured;
    }

    /** The type around a function; it numbers the anonymous classes in it. */
    private static final class Holder {
        private final String name;
        private final boolean isPublic;
        private final boolean membersArePublic;
        private final Map<String, Integer> overloads = new HashMap<>();
        private int anonymous;

        Holder(String name, boolean isPublic, boolean membersArePublic) {
            this.name = name;
            this.isPublic = isPublic;
            this.membersArePublic = membersArePublic;
        }

        String qualify(String simple) {
            return name.isEmpty() ? simple : name + "." + simple;
        }

        Holder anonymous(List<BodyDeclaration<?>> members) {
            anonymous++;
            return new Holder(qualify("$" + anonymous), false, false).counting(members);
        }

        Holder counting(List<BodyDeclaration<?>> members) {
            members.forEach(member -> {
                if (member instanceof CallableDeclaration<?> callable) {
                    overloads.merge(callable.getNameAsString(), 1, Integer::sum);
                }
            });
            return this;
        }
    }

    private void visit(Node node, Holder holder) {
        switch (node) {
            case TypeDeclaration<?> type -> {
                boolean visible = holder.isPublic && (holder.membersArePublic || isVisible(type));
                boolean open = type.isAnnotationDeclaration()
                        || (type.isClassOrInterfaceDeclaration()
                                && type.asClassOrInterfaceDeclaration().isInterface());
                children(
                        type,
                        new Holder(holder.qualify(type.getNameAsString()), visible, open).counting(type.getMembers()));
            }
            case EnumConstantDeclaration constant -> {
                Holder body = new Holder(holder.qualify(constant.getNameAsString()), false, false);
                constant.getArguments().forEach(argument -> visit(argument, holder));
                body.counting(constant.getClassBody());
                constant.getClassBody().forEach(member -> visit(member, body));
            }
            case ObjectCreationExpr creation
            when creation.getAnonymousClassBody().isPresent() -> {
                Holder body = holder.anonymous(creation.getAnonymousClassBody().get());
                for (Node child : creation.getChildNodes()) {
                    visit(child, child instanceof BodyDeclaration<?> ? body : holder);
                }
            }
            case CallableDeclaration<?> callable -> {
                measured.add(measure(callable, holder));
                children(callable, holder);
            }
            case CompactConstructorDeclaration constructor -> {
                measured.add(metrics(constructor, holder.qualify(constructor.getNameAsString()), 0)
                        .setPublic(holder.isPublic && isVisible(constructor))
                        .build());
                children(constructor, holder);
            }
            default -> children(node, holder);
        }
    }

    private void children(Node node, Holder holder) {
        node.getChildNodes().forEach(child -> visit(child, holder));
    }

    private static boolean isVisible(BodyDeclaration<?> node) {
        return node instanceof com.github.javaparser.ast.nodeTypes.NodeWithModifiers<?> with
                && with.getModifiers().stream().anyMatch(modifier -> switch (modifier.getKeyword()) {
                    case PUBLIC, PROTECTED -> true;
                    default -> false;
                });
    }

    private FunctionMetrics measure(CallableDeclaration<?> callable, Holder holder) {
        String simple = callable.getNameAsString();
        boolean overloaded = holder.overloads.getOrDefault(simple, 1) > 1;
        String name = holder.qualify(simple) + (overloaded ? JavaOutline.parameterTypes(callable) : "");
        boolean visible = holder.isPublic
                && (holder.membersArePublic
                        ? !(callable instanceof MethodDeclaration method && method.isPrivate())
                        : isVisible(callable));
        return metrics(callable, name, callable.getParameters().size())
                .setPublic(visible)
                .build();
    }

    private FunctionMetrics.Builder metrics(BodyDeclaration<?> callable, String name, int parameters) {
        Span span = offsets.of(callable);
        int first = source.line(span.start());
        int last = source.line(Math.max(span.start(), span.end() - 1));
        return FunctionMetrics.newBuilder()
                .setName(name)
                .setStartLine(first)
                .setEndLine(last)
                .setCyclomatic(CyclomaticComplexity.of(callable))
                .setCognitive(complexities.cognitive(callable))
                .setParameters(parameters)
                .setNesting(depth(callable))
                .setLinesOfCode(codeLines.get(first, last + 1).cardinality())
                .setDocumented(!JavaDocumentation.before(tokens, span.start()).isEmpty());
    }

    /** Deepest nesting of control structures; an {@code else if} is no deeper than its {@code if}. */
    private static int depth(Node node) {
        int deepest = 0;
        for (Node child : node.getChildNodes()) {
            boolean elseIf = node instanceof IfStmt branch
                    && child instanceof IfStmt
                    && branch.getElseStmt()
                            .filter(other -> Nodes.same(other, child))
                            .isPresent();
            int own = isControl(child) && !elseIf ? 1 : 0;
            deepest = Math.max(deepest, own + depth(child));
        }
        return deepest;
    }

    private static boolean isControl(Node node) {
        return switch (node) {
            case IfStmt ignored -> true;
            case ForStmt ignored -> true;
            case ForEachStmt ignored -> true;
            case WhileStmt ignored -> true;
            case DoStmt ignored -> true;
            case SwitchStmt ignored -> true;
            case SwitchExpr ignored -> true;
            case TryStmt ignored -> true;
            default -> false;
        };
    }
}
