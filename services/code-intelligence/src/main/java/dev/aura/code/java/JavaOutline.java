package dev.aura.code.java;

import com.github.javaparser.ast.CompilationUnit;
import com.github.javaparser.ast.Node;
import com.github.javaparser.ast.NodeList;
import com.github.javaparser.ast.body.AnnotationDeclaration;
import com.github.javaparser.ast.body.AnnotationMemberDeclaration;
import com.github.javaparser.ast.body.BodyDeclaration;
import com.github.javaparser.ast.body.CallableDeclaration;
import com.github.javaparser.ast.body.ClassOrInterfaceDeclaration;
import com.github.javaparser.ast.body.CompactConstructorDeclaration;
import com.github.javaparser.ast.body.ConstructorDeclaration;
import com.github.javaparser.ast.body.EnumConstantDeclaration;
import com.github.javaparser.ast.body.EnumDeclaration;
import com.github.javaparser.ast.body.FieldDeclaration;
import com.github.javaparser.ast.body.InitializerDeclaration;
import com.github.javaparser.ast.body.MethodDeclaration;
import com.github.javaparser.ast.body.Parameter;
import com.github.javaparser.ast.body.RecordDeclaration;
import com.github.javaparser.ast.body.TypeDeclaration;
import com.github.javaparser.ast.body.VariableDeclarator;
import com.github.javaparser.ast.expr.AnnotationExpr;
import com.github.javaparser.ast.expr.SimpleName;
import com.github.javaparser.ast.nodeTypes.NodeWithModifiers;
import com.github.javaparser.ast.stmt.BlockStmt;
import dev.aura.code.java.tree.Offsets;
import dev.aura.code.language.Declaration;
import dev.aura.code.language.Declaration.Span;
import dev.aura.code.source.SourceText;
import dev.aura.code.source.Tokens;
import dev.aura.proto.code.v1.Entity.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Makes the outline of a compilation unit. Local and anonymous types are bodies, not part of it. */
final class JavaOutline {

    private final SourceText source;
    private final Tokens tokens;
    private final Offsets offsets;

    JavaOutline(SourceText source, Tokens tokens, Offsets offsets) {
        this.source = source;
        this.tokens = tokens;
        this.offsets = offsets;
    }

    List<Declaration> of(CompilationUnit unit) {
        Scope top = new Scope("", true, false);
        return unit.getTypes().stream().map(type -> type(type, top)).toList();
    }

    /** What encloses a declaration. */
    private record Scope(String name, boolean isPublic, boolean membersArePublic) {
        String qualify(String simple) {
            return name.isEmpty() ? simple : name + "." + simple;
        }
    }

    private Declaration type(TypeDeclaration<?> type, Scope outer) {
        String name = type.getNameAsString();
        boolean visible = outer.isPublic() && (outer.membersArePublic() || isVisible(type));
        Kind kind = kind(type);
        Scope inner = new Scope(outer.qualify(name), visible, kind == Kind.INTERFACE || kind == Kind.ANNOTATION);
        List<Declaration> children = new ArrayList<>();
        if (type instanceof EnumDeclaration enumeration) {
            enumeration.getEntries().forEach(entry -> children.add(constant(entry, inner)));
        }
        type.getMembers().forEach(member -> members(member, inner, children));
        Span span = offsets.of(type);
        Span nameSpan = offsets.of(type.getName());
        return declaration(
                type,
                kind,
                type.getName(),
                inner.name(),
                inner.name(),
                span,
                openBrace(nameSpan.end(), span.end()),
                visible,
                children);
    }

    private static Kind kind(TypeDeclaration<?> type) {
        return switch (type) {
            case ClassOrInterfaceDeclaration declaration when declaration.isInterface() -> Kind.INTERFACE;
            case EnumDeclaration ignored -> Kind.ENUM;
            case RecordDeclaration ignored -> Kind.RECORD;
            case AnnotationDeclaration ignored -> Kind.ANNOTATION;
            default -> Kind.CLASS;
        };
    }

    private void members(BodyDeclaration<?> member, Scope scope, List<Declaration> into) {
        switch (member) {
            case TypeDeclaration<?> type -> into.add(type(type, scope));
            case FieldDeclaration field ->
                field.getVariables().forEach(variable -> into.add(field(field, variable, scope)));
            case MethodDeclaration method -> into.add(method(method, scope));
            case ConstructorDeclaration constructor -> into.add(constructor(constructor, scope));
            case CompactConstructorDeclaration constructor -> into.add(compact(constructor, scope));
            case AnnotationMemberDeclaration element -> into.add(element(element, scope));
            case InitializerDeclaration initializer -> into.add(initializer(initializer, scope, into.size()));
            default -> {}
        }
    }

    private Declaration constant(EnumConstantDeclaration constant, Scope scope) {
        Scope inner = new Scope(scope.qualify(constant.getNameAsString()), false, false);
        List<Declaration> children = new ArrayList<>();
        constant.getClassBody().forEach(member -> members(member, inner, children));
        Span span = offsets.of(constant);
        int bodyStart = children.isEmpty()
                ? span.end()
                : openBrace(offsets.of(constant.getName()).end(), span.end());
        return declaration(
                constant,
                Kind.CONSTANT,
                constant.getName(),
                inner.name(),
                inner.name(),
                span,
                bodyStart,
                scope.isPublic(),
                children);
    }

    private Declaration field(FieldDeclaration field, VariableDeclarator variable, Scope scope) {
        Span whole = offsets.of(field);
        boolean alone = field.getVariables().size() == 1;
        Span own = offsets.of(variable);
        Span span = alone ? whole : own;
        int bodyStart = variable.getInitializer()
                .map(value -> offsets.of(value).start())
                .orElse(span.end());
        String name = scope.qualify(variable.getNameAsString());
        boolean visible = scope.isPublic() && (scope.membersArePublic() || isVisible(field));
        boolean constant = scope.membersArePublic() || (field.isStatic() && field.isFinal());
        Declaration made = declaration(
                field,
                constant ? Kind.CONSTANT : Kind.FIELD,
                variable.getName(),
                name,
                name,
                span,
                bodyStart,
                visible,
                List.of());
        String signature = modifierText(field) + variable.getTypeAsString() + " " + variable.getNameAsString();
        return withSignature(made, signature);
    }

    private Declaration method(MethodDeclaration method, Scope scope) {
        boolean visible = scope.isPublic() && (scope.membersArePublic() ? !method.isPrivate() : isVisible(method));
        return callable(method, Kind.METHOD, method.getBody(), visible, scope);
    }

    private Declaration constructor(ConstructorDeclaration constructor, Scope scope) {
        return callable(
                constructor,
                Kind.CONSTRUCTOR,
                Optional.of(constructor.getBody()),
                scope.isPublic() && isVisible(constructor),
                scope);
    }

    private Declaration callable(
            CallableDeclaration<?> callable, Kind kind, Optional<BlockStmt> body, boolean visible, Scope scope) {
        Span span = offsets.of(callable);
        String name = scope.qualify(callable.getNameAsString());
        int bodyStart = body.map(block -> offsets.of(block).start()).orElse(span.end());
        return declaration(
                callable,
                kind,
                callable.getName(),
                name,
                name + parameterTypes(callable),
                span,
                bodyStart,
                visible,
                List.of());
    }

    private Declaration compact(CompactConstructorDeclaration constructor, Scope scope) {
        Span span = offsets.of(constructor);
        String name = scope.qualify(constructor.getNameAsString());
        return declaration(
                constructor,
                Kind.CONSTRUCTOR,
                constructor.getName(),
                name,
                name,
                span,
                offsets.of(constructor.getBody()).start(),
                scope.isPublic() && isVisible(constructor),
                List.of());
    }

    private Declaration element(AnnotationMemberDeclaration element, Scope scope) {
        Span span = offsets.of(element);
        String name = scope.qualify(element.getNameAsString());
        int bodyStart = element.getDefaultValue()
                .map(value -> offsets.of(value).start())
                .orElse(span.end());
        return declaration(
                element,
                Kind.METHOD,
                element.getName(),
                name,
                name + "()",
                span,
                bodyStart,
                scope.isPublic(),
                List.of());
    }

    private Declaration initializer(InitializerDeclaration initializer, Scope scope, int position) {
        Span span = offsets.of(initializer);
        String name = initializer.isStatic() ? "<static initializer>" : "<initializer>";
        int bodyStart = offsets.of(initializer.getBody()).start();
        return new Declaration(
                Kind.CONSTRUCTOR,
                name,
                scope.qualify(name),
                scope.qualify(name) + "#" + position,
                name,
                span,
                new Span(span.start(), bodyStart == span.start() ? bodyStart + 1 : bodyStart),
                bodyStart,
                List.of(),
                List.of(),
                "",
                false,
                false,
                List.of());
    }

    private <N extends BodyDeclaration<?>> Declaration declaration(
            N node,
            Kind kind,
            SimpleName name,
            String qualifiedName,
            String key,
            Span span,
            int bodyStart,
            boolean visible,
            List<Declaration> children) {
        List<String> annotations = node.getAnnotations().stream()
                .map(AnnotationExpr::getNameAsString)
                .toList();
        return new Declaration(
                kind,
                name.getIdentifier(),
                qualifiedName,
                key,
                signature(node.getAnnotations(), span.start(), bodyStart),
                span,
                offsets.of(name),
                bodyStart,
                modifiers(node),
                annotations,
                JavaDocumentation.before(tokens, offsets.of(node).start()),
                visible,
                visible && !annotations.contains("Override"),
                children);
    }

    private static Declaration withSignature(Declaration made, String signature) {
        return new Declaration(
                made.kind(),
                made.name(),
                made.qualifiedName(),
                made.key(),
                signature,
                made.span(),
                made.nameSpan(),
                made.bodyStart(),
                made.modifiers(),
                made.annotations(),
                made.documentation(),
                made.isPublic(),
                made.countsAsApi(),
                made.children());
    }

    private String signature(NodeList<AnnotationExpr> annotations, int start, int end) {
        StringBuilder text = new StringBuilder();
        int from = start;
        for (AnnotationExpr annotation : annotations) {
            Span span = offsets.of(annotation);
            text.append(tokens.oneLine(from, span.start())).append(' ');
            from = Math.max(from, span.end());
        }
        String line = text.append(tokens.oneLine(from, end)).toString().strip();
        String whole = line.contains("  ") ? line.replaceAll(" {2,}", " ") : line;
        return whole.endsWith(";") ? whole.substring(0, whole.length() - 1).strip() : whole;
    }

    private static String modifierText(NodeWithModifiers<?> node) {
        StringBuilder text = new StringBuilder();
        node.getModifiers()
                .forEach(modifier ->
                        text.append(modifier.getKeyword().asString()).append(' '));
        return text.toString();
    }

    private static List<String> modifiers(Node node) {
        return node instanceof NodeWithModifiers<?> with
                ? with.getModifiers().stream()
                        .map(modifier -> modifier.getKeyword().asString())
                        .toList()
                : List.of();
    }

    private static boolean isVisible(NodeWithModifiers<?> node) {
        List<String> modifiers = modifiers((Node) node);
        return modifiers.contains("public") || modifiers.contains("protected");
    }

    static String parameterTypes(CallableDeclaration<?> callable) {
        return callable.getParameters().stream()
                .map(JavaOutline::typeText)
                .collect(java.util.stream.Collectors.joining(", ", "(", ")"));
    }

    private static String typeText(Parameter parameter) {
        return parameter.getTypeAsString() + (parameter.isVarArgs() ? "..." : "");
    }

    /** Offset of the brace that opens a type's body, looked for outside parentheses. */
    private int openBrace(int from, int end) {
        int depth = 0;
        for (int index = tokens.from(from); index < tokens.size() && tokens.start(index) < end; index++) {
            char c = source.text().charAt(tokens.start(index));
            if (tokens.kind(index) == Tokens.Kind.SYMBOL) {
                depth += c == '(' ? 1 : c == ')' ? -1 : 0;
                if (c == '{' && depth == 0) {
                    return tokens.start(index);
                }
            }
        }
        return end;
    }
}
