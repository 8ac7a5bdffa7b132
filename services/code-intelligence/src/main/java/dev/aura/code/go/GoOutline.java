package dev.aura.code.go;

import dev.aura.code.go.tree.Kind;
import dev.aura.code.go.tree.Nodes;
import dev.aura.code.language.Declaration;
import dev.aura.code.source.SourceText;
import dev.aura.code.source.Tokens;
import dev.aura.code.syntax.Node;
import dev.aura.proto.code.v1.Entity;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Makes the outline of a file. A method stands where it is declared, which may be far from its type or in another file, under the name
 * of the type: {@code T.m}.
 */
final class GoOutline {

    private final Tokens tokens;
    private final GoDocumentation documentation;
    private final GoTypes types;
    private final List<Declaration> found = new ArrayList<>();
    private final Map<String, Integer> seen = new HashMap<>();

    GoOutline(SourceText source, Tokens tokens) {
        this.tokens = tokens;
        this.documentation = new GoDocumentation(source, tokens);
        this.types = new GoTypes(tokens, documentation);
    }

    List<Declaration> of(Node<Kind> file) {
        for (Node<Kind> declaration : file.children()) {
            switch (declaration.kind()) {
                case FUNCTION_DECLARATION, METHOD_DECLARATION -> function(declaration);
                case TYPE_DECLARATION, CONST_DECLARATION, VAR_DECLARATION ->
                    Nodes.specs(declaration).forEach(spec -> specification(spec, declaration));
                default -> {}
            }
        }
        return found;
    }

    private void function(Node<Kind> function) {
        Node<Kind> name = function.field("name");
        if (name == null) {
            return;
        }
        String simple = name.text();
        String receiver = Nodes.receiver(function);
        boolean method = function.is(Kind.METHOD_DECLARATION);
        boolean shown = Nodes.isExported(simple) && (!method || Nodes.isExported(receiver));
        String qualified = receiver.isEmpty() ? simple : receiver + "." + simple;
        Node<Kind> body = function.field("body");
        int bodyStart = body == null ? function.end() : body.start();
        found.add(new Declaration(
                method ? Entity.Kind.METHOD : Entity.Kind.FUNCTION,
                simple,
                qualified,
                key(qualified),
                tokens.oneLine(function.start(), bodyStart),
                function.span(),
                name.span(),
                bodyStart,
                List.of(),
                documentation.directives(function.start()),
                documentation.before(function.start()),
                shown,
                shown,
                List.of()));
    }

    private void specification(Node<Kind> spec, Node<Kind> declaration) {
        boolean grouped = isGrouped(declaration);
        Node<Kind> whole = grouped ? spec : declaration;
        String own = documentation.before(whole.start());
        boolean values = spec.is(Kind.CONST_SPEC) || spec.is(Kind.VAR_SPEC);
        String text = own.isEmpty() && grouped && values ? documentation.before(declaration.start()) : own;
        for (Node<Kind> name : spec.fields("name")) {
            if (!name.isText("_")) {
                found.add(values ? value(spec, name, whole, text) : type(spec, name, whole, text));
            }
        }
    }

    /** Whether a declaration has its specifications in parentheses. */
    private static boolean isGrouped(Node<Kind> declaration) {
        Node<Kind> first = declaration.first();
        int from = declaration.start() + (declaration.is(Kind.CONST_DECLARATION) ? "const" : "type").length();
        return first != null
                && (first.is(Kind.VAR_SPEC_LIST)
                        || declaration.between(from, first.start()).strip().startsWith("("));
    }

    /** A constant or variable; of several in one specification each has the span of its name. */
    private Declaration value(Node<Kind> spec, Node<Kind> name, Node<Kind> whole, String text) {
        boolean constant = spec.is(Kind.CONST_SPEC);
        boolean several = spec.fields("name").size() > 1;
        Node<Kind> value = spec.field("value");
        boolean shown = Nodes.isExported(name.text());
        String type = typeOf(spec);
        return new Declaration(
                constant ? Entity.Kind.CONSTANT : Entity.Kind.VARIABLE,
                name.text(),
                name.text(),
                key(name.text()),
                (constant ? "const " : "var ") + name.text() + (type.isEmpty() ? "" : " " + type),
                several ? name.span() : whole.span(),
                name.span(),
                several ? name.end() : value == null ? whole.end() : value.start(),
                List.of(),
                documentation.directives(whole.start()),
                text,
                shown,
                shown,
                List.of());
    }

    private String typeOf(Node<Kind> spec) {
        Node<Kind> type = spec.field("type");
        return type == null ? "" : tokens.oneLine(type.start(), type.end());
    }

    private Declaration type(Node<Kind> spec, Node<Kind> name, Node<Kind> whole, String text) {
        Node<Kind> type = spec.field("type");
        int bodyStart = GoTypes.bodyStart(type, whole.end());
        boolean shown = Nodes.isExported(name.text());
        return new Declaration(
                kind(type),
                name.text(),
                name.text(),
                key(name.text()),
                "type " + tokens.oneLine(spec.start(), bodyStart),
                whole.span(),
                name.span(),
                bodyStart,
                List.of(),
                documentation.directives(whole.start()),
                text,
                shown,
                shown,
                types.members(type, name.text(), shown));
    }

    private static Entity.Kind kind(@Nullable Node<Kind> type) {
        if (type != null && type.is(Kind.STRUCT_TYPE)) {
            return Entity.Kind.RECORD;
        }
        return type != null && type.is(Kind.INTERFACE_TYPE) ? Entity.Kind.INTERFACE : Entity.Kind.CLASS;
    }

    /** `init` may be there several times; the later ones get a number. */
    private String key(String qualified) {
        int number = seen.merge(qualified, 1, Integer::sum);
        return number == 1 ? qualified : qualified + "#" + number;
    }
}
