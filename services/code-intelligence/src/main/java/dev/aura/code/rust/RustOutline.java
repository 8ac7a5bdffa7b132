package dev.aura.code.rust;

import dev.aura.code.language.Declaration;
import dev.aura.code.language.Declaration.Span;
import dev.aura.code.rust.tree.Kind;
import dev.aura.code.rust.tree.Nodes;
import dev.aura.code.source.Tokens;
import dev.aura.code.syntax.Node;
import dev.aura.proto.code.v1.Entity;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Makes the outline of a file. What an `impl` holds stands where it is written, under the name of the type: `T.m`. */
final class RustOutline {

    private final Tokens tokens;
    private final RustDocumentation documentation;
    private final Map<String, Integer> seen = new HashMap<>();

    RustOutline(Tokens tokens) {
        this.tokens = tokens;
        this.documentation = new RustDocumentation(tokens);
    }

    List<Declaration> of(Node<Kind> file) {
        return items(file, RustScope.file(file), "");
    }

    /** Items of a file, or of the list in a module, trait or implementation. */
    private List<Declaration> items(Node<Kind> holder, RustScope scope, String trait) {
        List<Declaration> found = new ArrayList<>();
        for (Node<Kind> item : holder.children()) {
            Entity.Kind kind = kind(item, scope);
            if (item.is(Kind.IMPL_ITEM)) {
                Node<Kind> of = item.field("trait");
                found.addAll(body(item, scope.in(item), of == null ? "" : tokens.oneLine(of.start(), of.end())));
            } else if (item.is(Kind.FOREIGN_MOD_ITEM)) {
                found.addAll(body(item, scope, trait));
            } else if (kind != null && item.field("name") != null) {
                found.add(declaration(item, kind, scope, trait));
            }
        }
        return found;
    }

    private List<Declaration> body(Node<Kind> item, RustScope scope, String trait) {
        Node<Kind> body = item.field("body");
        return body == null ? List.of() : items(body, scope, trait);
    }

    private static Entity.@Nullable Kind kind(Node<Kind> item, RustScope scope) {
        return switch (item.kind()) {
            case FUNCTION_ITEM, FUNCTION_SIGNATURE_ITEM ->
                scope.hasMethods() ? Entity.Kind.METHOD : Entity.Kind.FUNCTION;
            case MACRO_DEFINITION -> Entity.Kind.FUNCTION;
            case STRUCT_ITEM, UNION_ITEM -> Entity.Kind.RECORD;
            case ENUM_ITEM -> Entity.Kind.ENUM;
            case TRAIT_ITEM -> Entity.Kind.INTERFACE;
            case MOD_ITEM -> item.field("body") == null ? null : Entity.Kind.PACKAGE;
            case CONST_ITEM, ENUM_VARIANT -> Entity.Kind.CONSTANT;
            case STATIC_ITEM -> Entity.Kind.VARIABLE;
            case TYPE_ITEM, ASSOCIATED_TYPE -> Entity.Kind.CLASS;
            case FIELD_DECLARATION -> Entity.Kind.FIELD;
            default -> null;
        };
    }

    private Declaration declaration(Node<Kind> item, Entity.Kind kind, RustScope scope, String trait) {
        Node<Kind> name = Objects.requireNonNull(item.field("name"));
        String simple = name.text();
        String qualified = scope.qualify(simple);
        List<Node<Kind>> attributes = Nodes.attributes(item);
        int bodyStart = bodyStart(item);
        boolean macro = item.is(Kind.MACRO_DEFINITION);
        boolean exported = macro
                && attributes.stream().anyMatch(attribute -> attribute.text().contains("macro_export"));
        boolean shown = macro ? exported : scope.shows(item);
        boolean member = kind == Entity.Kind.FIELD || item.is(Kind.ENUM_VARIANT);
        return new Declaration(
                kind,
                simple,
                qualified,
                key(qualified + (trait.isEmpty() ? "" : "<" + trait + ">")),
                signature(item, bodyStart),
                new Span(
                        attributes.isEmpty()
                                ? item.start()
                                : attributes.getFirst().start(),
                        item.end()),
                name.span(),
                bodyStart,
                modifiers(item),
                attributes.stream().map(RustOutline::annotation).toList(),
                documentation.of(item, attributes),
                shown,
                shown && !member && !scope.ofTrait() && !Nodes.isTest(item),
                members(item, scope, trait));
    }

    private List<Declaration> members(Node<Kind> item, RustScope scope, String trait) {
        return switch (item.kind()) {
            case MOD_ITEM, TRAIT_ITEM -> body(item, scope.in(item), trait);
            case STRUCT_ITEM, UNION_ITEM, ENUM_ITEM -> {
                RustScope inner = new RustScope(
                        scope.qualify(item.fieldText("name")),
                        scope.shows(item),
                        item.kind(),
                        false,
                        scope.hiddenTypes());
                yield body(item, inner, trait);
            }
            default -> List.of();
        };
    }

    /** Where the body, the value, or the list of members begins. */
    private static int bodyStart(Node<Kind> item) {
        Node<Kind> body = item.field("body");
        boolean values = item.is(Kind.CONST_ITEM) || item.is(Kind.STATIC_ITEM);
        Node<Kind> value = values ? item.field("value") : null;
        if (value != null) {
            return value.start();
        }
        if (item.is(Kind.MACRO_DEFINITION)) {
            Node<Kind> name = item.field("name");
            return name == null ? item.end() : name.end();
        }
        boolean tuple = body != null && body.is(Kind.ORDERED_FIELD_DECLARATION_LIST);
        return body == null || tuple ? item.end() : body.start();
    }

    private String signature(Node<Kind> item, int bodyStart) {
        return tokens.oneLine(item.start(), bodyStart).replaceFirst("\\s*[=;]$", "");
    }

    /** `pub`, `async` and the like, as written. */
    private List<String> modifiers(Node<Kind> item) {
        List<String> modifiers = new ArrayList<>();
        Node<Kind> visibility = item.child(Kind.VISIBILITY_MODIFIER);
        if (visibility != null) {
            modifiers.add(tokens.oneLine(visibility.start(), visibility.end()));
        }
        Node<Kind> words = item.child(Kind.FUNCTION_MODIFIERS);
        Stream<String> own = words == null ? item.words().stream() : words.words().stream();
        own.filter(word -> switch (word) {
                    case "async", "unsafe", "const", "default" -> !item.is(Kind.CONST_ITEM);
                    default -> false;
                })
                .forEach(modifiers::add);
        if (item.is(Kind.STATIC_ITEM) && item.child(Kind.MUTABLE_SPECIFIER) != null) {
            modifiers.add("mut");
        }
        return modifiers;
    }

    /** The name of an attribute, such as `derive`. */
    private static String annotation(Node<Kind> attribute) {
        return attribute.text().replaceFirst("^#\\s*\\[\\s*", "").replaceFirst("(?s)[\\s(=\\[{\\]].*", "");
    }

    /** Functions of the same name, behind different conditions, get a number. */
    private String key(String qualified) {
        int number = seen.merge(qualified, 1, Integer::sum);
        return number == 1 ? qualified : qualified + "#" + number;
    }
}
