package dev.aura.code.java;

import com.github.javaparser.ast.CompilationUnit;
import com.github.javaparser.ast.body.AnnotationMemberDeclaration;
import com.github.javaparser.ast.body.BodyDeclaration;
import com.github.javaparser.ast.body.CallableDeclaration;
import com.github.javaparser.ast.body.CompactConstructorDeclaration;
import com.github.javaparser.ast.body.EnumConstantDeclaration;
import com.github.javaparser.ast.body.MethodDeclaration;
import com.github.javaparser.ast.body.TypeDeclaration;
import com.github.javaparser.ast.expr.ObjectCreationExpr;
import com.github.javaparser.ast.stmt.IfStmt;
import dev.aura.code.java.tree.Complexities;
import dev.aura.code.java.tree.CyclomaticComplexity;
import dev.aura.code.java.tree.JavaFile;
import dev.aura.code.java.tree.JavaTree;
import dev.aura.code.java.tree.NodeKind;
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

/** Measures every method and constructor, those of local and anonymous classes too, and elements of annotation types, which are methods (JLS 9.6.1). */
final class JavaFunctions {

    private final SourceText source;
    private final Tokens tokens;
    private final Offsets offsets;
    private final JavaTree tree;
    private final Complexities complexities;
    private final BitSet codeLines;
    private final List<FunctionMetrics> measured = new ArrayList<>();

    JavaFunctions(JavaFile file) {
        this.source = file.source();
        this.tokens = file.tokens();
        this.offsets = file.offsets();
        this.tree = file.tree();
        this.complexities = file.complexities();
        this.codeLines = tokens.codeLines();
    }

    List<FunctionMetrics> of(CompilationUnit unit) {
        Holder top = new Holder("", true, false);
        unit.getTypes().forEach(type -> visit(tree.index(type), top));
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

    private void visit(int index, Holder holder) {
        switch (tree.kind(index)) {
            case CLASS, OTHER_TYPE -> type(index, (TypeDeclaration<?>) tree.node(index), holder);
            case ENUM_CONSTANT -> constant(index, (EnumConstantDeclaration) tree.node(index), holder);
            case CREATION -> creation(index, (ObjectCreationExpr) tree.node(index), holder);
            case METHOD, CONSTRUCTOR -> {
                measured.add(measure(index, (CallableDeclaration<?>) tree.node(index), holder));
                children(index, holder);
            }
            case COMPACT_CONSTRUCTOR -> {
                CompactConstructorDeclaration constructor = (CompactConstructorDeclaration) tree.node(index);
                measured.add(metrics(index, constructor, holder.qualify(constructor.getNameAsString()), 0)
                        .setPublic(holder.isPublic && isVisible(constructor))
                        .build());
                children(index, holder);
            }
            case ANNOTATION_ELEMENT -> {
                AnnotationMemberDeclaration element = (AnnotationMemberDeclaration) tree.node(index);
                measured.add(metrics(index, element, holder.qualify(element.getNameAsString()), 0)
                        .setPublic(holder.isPublic)
                        .build());
                children(index, holder);
            }
            default -> children(index, holder);
        }
    }

    private void type(int index, TypeDeclaration<?> type, Holder holder) {
        boolean visible = holder.isPublic && (holder.membersArePublic || isVisible(type));
        boolean open = type.isAnnotationDeclaration()
                || (type.isClassOrInterfaceDeclaration()
                        && type.asClassOrInterfaceDeclaration().isInterface());
        children(index, new Holder(holder.qualify(type.getNameAsString()), visible, open).counting(type.getMembers()));
    }

    private void constant(int index, EnumConstantDeclaration constant, Holder holder) {
        Holder body =
                new Holder(holder.qualify(constant.getNameAsString()), false, false).counting(constant.getClassBody());
        members(index, holder, body);
    }

    private void creation(int index, ObjectCreationExpr creation, Holder holder) {
        List<BodyDeclaration<?>> body = creation.getAnonymousClassBody().orElse(null);
        members(index, holder, body == null ? holder : holder.anonymous(body));
    }

    /** Visits the children of what may have a class body. */
    private void members(int index, Holder holder, Holder body) {
        for (int child = index + 1; child < tree.end(index); child = tree.end(child)) {
            visit(child, tree.kind(child).isMember() ? body : holder);
        }
    }

    private void children(int index, Holder holder) {
        members(index, holder, holder);
    }

    private static boolean isVisible(BodyDeclaration<?> node) {
        return node instanceof com.github.javaparser.ast.nodeTypes.NodeWithModifiers<?> with
                && with.getModifiers().stream().anyMatch(modifier -> switch (modifier.getKeyword()) {
                    case PUBLIC, PROTECTED -> true;
                    default -> false;
                });
    }

    private FunctionMetrics measure(int index, CallableDeclaration<?> callable, Holder holder) {
        String simple = callable.getNameAsString();
        boolean overloaded = holder.overloads.getOrDefault(simple, 1) > 1;
        String name = holder.qualify(simple) + (overloaded ? JavaOutline.parameterTypes(callable) : "");
        boolean visible = holder.isPublic
                && (holder.membersArePublic
                        ? !(callable instanceof MethodDeclaration method && method.isPrivate())
                        : isVisible(callable));
        return metrics(index, callable, name, callable.getParameters().size())
                .setPublic(visible)
                .build();
    }

    private FunctionMetrics.Builder metrics(int index, BodyDeclaration<?> callable, String name, int parameters) {
        Span span = offsets.of(callable);
        int first = source.line(span.start());
        int last = source.line(Math.max(span.start(), span.end() - 1));
        return FunctionMetrics.newBuilder()
                .setName(name)
                .setStartLine(first)
                .setEndLine(last)
                .setCyclomatic(CyclomaticComplexity.of(tree, index))
                .setCognitive(complexities.cognitive(callable))
                .setParameters(parameters)
                .setNesting(depth(index))
                .setLinesOfCode(codeLines.get(first, last + 1).cardinality())
                .setDocumented(!JavaDocumentation.before(tokens, span.start()).isEmpty());
    }

    /** Deepest nesting of control structures; an {@code else if} is no deeper than its {@code if}. */
    private int depth(int index) {
        int deepest = 0;
        for (int child = index + 1; child < tree.end(index); child = tree.end(child)) {
            int own = isControl(tree.kind(child)) && !isElseIf(index, child) ? 1 : 0;
            deepest = Math.max(deepest, own + depth(child));
        }
        return deepest;
    }

    private boolean isElseIf(int index, int child) {
        return tree.node(index) instanceof IfStmt branch
                && tree.kind(child) == NodeKind.IF
                && Nodes.same(branch.getElseStmt().orElse(null), tree.node(child));
    }

    private static boolean isControl(NodeKind kind) {
        return switch (kind) {
            case IF, FOR, FOR_EACH, WHILE, DO, SWITCH, TRY -> true;
            default -> false;
        };
    }
}
