package dev.aura.code.rust.calls;

import dev.aura.code.language.calls.Member;
import dev.aura.code.language.calls.TypeShape;
import dev.aura.code.language.calls.TypeShape.TypeVariable;
import dev.aura.code.language.typed.FactsWriter;
import dev.aura.code.language.typed.LocalNames;
import dev.aura.code.language.typed.TermText;
import dev.aura.code.rust.tree.Kind;
import dev.aura.code.rust.tree.Nodes;
import dev.aura.code.rust.tree.Uses;
import dev.aura.code.syntax.Node;
import dev.aura.proto.mesh.v1.Position;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Reads the items of a module, or of a block, which is a module that sees what is around it. A module is a type whose members are functions and values, and whose supertypes are what it imports: the name, a space, the path.
 */
final class ItemReader {

    /** Begins the name of a module within the file. */
    static final String MODULE = "mod ";

    /** The name of a block with items. */
    static final String BLOCK = "{";

    /** Begins what a module shows to others of what it imports. */
    static final String SHOWN = "pub ";

    /** The name of the field that says what another name for a type means. */
    static final String ALIAS = "=";

    /** Begins the name of a type that a trait or implementation has. */
    static final String TYPE = "type ";

    private final FactsWriter facts;
    private final int module;
    private final String name;
    private final int outer;
    private final LocalNames names;
    private final List<Member> members = new ArrayList<>();
    private final List<String> uses = new ArrayList<>();
    private final Deque<Runnable> bodies = new ArrayDeque<>();

    ItemReader(FactsWriter facts, int module, String name, int outer, LocalNames names) {
        this.facts = facts;
        this.module = module;
        this.name = name;
        this.outer = outer;
        this.names = names;
    }

    static boolean isItem(Node<Kind> node) {
        return switch (node.kind()) {
            case FUNCTION_ITEM,
                    STRUCT_ITEM,
                    ENUM_ITEM,
                    UNION_ITEM,
                    TRAIT_ITEM,
                    IMPL_ITEM,
                    TYPE_ITEM,
                    CONST_ITEM,
                    STATIC_ITEM,
                    MOD_ITEM,
                    USE_DECLARATION,
                    EXTERN_CRATE_DECLARATION,
                    FOREIGN_MOD_ITEM -> true;
            default -> false;
        };
    }

    int site() {
        return facts.site(module, -1);
    }

    void read(List<Node<Kind>> items) {
        items.forEach(this::item);
    }

    /** Takes down the module, and reads the bodies, when all items are known. */
    void finish() {
        facts.set(module, new TypeShape(name, outer, false, List.of(), List.copyOf(uses), List.copyOf(members), 0, 0));
        for (Runnable body = bodies.poll(); body != null; body = bodies.poll()) {
            body.run();
        }
        facts.set(module, new TypeShape(name, outer, false, List.of(), List.copyOf(uses), List.copyOf(members), 0, 0));
    }

    private void item(Node<Kind> item) {
        switch (item.kind()) {
            case FUNCTION_ITEM, FUNCTION_SIGNATURE_ITEM -> function(item, module, members);
            case STRUCT_ITEM, UNION_ITEM, ENUM_ITEM, TRAIT_ITEM -> type(item);
            case TYPE_ITEM -> alias(item);
            case IMPL_ITEM -> implementation(item);
            case CONST_ITEM, STATIC_ITEM -> value(item, members, module);
            case MOD_ITEM -> nested(item);
            case FOREIGN_MOD_ITEM -> {
                if (item.field("body") != null) {
                    read(Objects.requireNonNull(item.field("body")).children());
                }
            }
            case USE_DECLARATION -> use(item);
            case EXTERN_CRATE_DECLARATION -> {
                String alias = item.fieldText("alias");
                uses.add((alias.isEmpty() ? item.fieldText("name") : alias) + " ::" + item.fieldText("name"));
            }
            default -> {}
        }
    }

    private void use(Node<Kind> declaration) {
        boolean shown = declaration.child(Kind.VISIBILITY_MODIFIER) != null;
        for (Uses.Use use : Uses.in(declaration)) {
            uses.add((shown ? SHOWN : "") + use.alias() + " " + use.name());
        }
    }

    private void nested(Node<Kind> item) {
        Node<Kind> body = item.field("body");
        if (body != null) {
            ItemReader inner = new ItemReader(
                    facts, facts.reserve(), MODULE + plain(item.fieldText("name")), site(), new LocalNames(null));
            inner.read(body.children());
            inner.finish();
        }
    }

    private static String plain(String text) {
        return text.replace("r#", "");
    }

    private Member member(
            Member.Kind kind, Node<Kind> at, String text, int flags, List<String> parameters, String type) {
        return member(kind, at, text, flags, List.of(), parameters, type);
    }

    private Member member(
            Member.Kind kind,
            Node<Kind> at,
            String text,
            int flags,
            List<TypeVariable> variables,
            List<String> parameters,
            String type) {
        Position position = facts.position(at.start());
        return new Member(kind, text, flags, variables, parameters, type, position.getLine(), position.getColumn());
    }

    private void function(Node<Kind> function, int holder, List<Member> into) {
        Node<Kind> at = function.field("name");
        if (at == null) {
            return;
        }
        Node<Kind> parameters = function.field("parameters");
        boolean method = parameters != null && parameters.child(Kind.SELF_PARAMETER) != null;
        String result = TypeWriter.text(function.field("return_type"));
        String given = result.isEmpty() ? TermText.NOTHING : result;
        into.add(member(
                Member.Kind.METHOD,
                at,
                plain(at.text()),
                (method ? 0 : Member.STATIC) | (function.field("body") == null ? Member.ABSTRACT : 0),
                TypeWriter.variables(function),
                TypeWriter.parameters(parameters),
                Nodes.hasModifier(function, "async") ? TermText.of(TypeWriter.FUTURE, given) : given));
        int site = facts.site(holder, into.size() - 1);
        Node<Kind> body = function.field("body");
        if (body != null) {
            bodies.add(() -> new BodyReader(facts, site).function(parameters, body, new LocalNames(names)));
        }
    }

    private void value(Node<Kind> item, List<Member> into, int holder) {
        Node<Kind> at = item.field("name");
        if (at == null) {
            return;
        }
        String type = TypeWriter.text(item.field("type"));
        boolean kept = Nodes.attributes(item).stream().anyMatch(attribute -> attribute.isText("#[thread_local]"));
        into.add(member(
                Member.Kind.FIELD,
                at,
                at.text(),
                Member.STATIC,
                List.of(),
                kept ? TermText.of("std::thread::LocalKey", type) : type));
        Node<Kind> value = item.field("value");
        if (value != null) {
            int site = facts.site(holder, -1);
            bodies.add(() -> new BodyReader(facts, site).value(value, names));
        }
    }

    private void alias(Node<Kind> item) {
        Node<Kind> at = item.field("name");
        if (at != null) {
            Member meant = member(Member.Kind.FIELD, at, ALIAS, 0, List.of(), TypeWriter.text(item.field("type")));
            shape(facts.reserve(), at, item, false, List.of(), List.of(meant), List.of());
        }
    }

    private void shape(
            int number,
            Node<Kind> at,
            Node<Kind> item,
            boolean trait,
            List<String> supertypes,
            List<Member> declared,
            List<TypeVariable> more) {
        List<TypeVariable> variables = new ArrayList<>(TypeWriter.variables(item));
        variables.addAll(more);
        Position position = facts.position(at.start());
        facts.set(
                number,
                new TypeShape(
                        plain(at.text()),
                        site(),
                        trait,
                        variables,
                        supertypes,
                        List.copyOf(declared),
                        position.getLine(),
                        position.getColumn()));
    }

    private void type(Node<Kind> item) {
        Node<Kind> at = item.field("name");
        Node<Kind> body = item.field("body");
        if (at == null) {
            return;
        }
        int number = facts.reserve();
        List<Member> declared = new ArrayList<>();
        if (item.is(Kind.TRAIT_ITEM)) {
            trait(item, at, body, number, declared);
            return;
        }
        if (item.is(Kind.ENUM_ITEM)) {
            for (Node<Kind> variant : body == null ? List.<Node<Kind>>of() : body.children()) {
                variant(variant, declared);
            }
        } else if (body != null) {
            fields(body, "", declared);
        }
        shape(number, at, item, false, derived(item), declared, List.of());
        if (item.is(Kind.STRUCT_ITEM) && (body == null || body.is(Kind.ORDERED_FIELD_DECLARATION_LIST))) {
            constructor(item, at, body);
        }
    }

    /** A struct without names of fields is a function of its name, or a value. */
    private void constructor(Node<Kind> item, Node<Kind> at, @Nullable Node<Kind> body) {
        List<TypeVariable> variables = TypeWriter.variables(item);
        members.add(member(
                body == null ? Member.Kind.FIELD : Member.Kind.METHOD,
                at,
                plain(at.text()),
                Member.STATIC | Member.IMPLICIT,
                variables,
                body == null ? List.of() : types(body),
                TermText.of(
                        plain(at.text()),
                        variables.stream().map(TypeVariable::name).toList())));
    }

    /** The traits that a type has by its attributes. */
    private static List<String> derived(Node<Kind> item) {
        List<String> traits = new ArrayList<>();
        for (Node<Kind> attribute : Nodes.attributes(item)) {
            String text = attribute.text();
            int open = text.indexOf("derive(");
            int close = text.indexOf(')', Math.max(open, 0));
            if (open >= 0 && close > open) {
                for (String trait :
                        text.substring(open + "derive(".length(), close).split(",", -1)) {
                    traits.add(trait.replaceAll("\\s", ""));
                }
            }
        }
        traits.remove("");
        return traits;
    }

    private static List<String> types(Node<Kind> body) {
        return body.children().stream()
                .filter(child -> child.fieldName().equals("type"))
                .map(TypeWriter::text)
                .toList();
    }

    private void fields(Node<Kind> body, String prefix, List<Member> into) {
        int index = 0;
        for (Node<Kind> field : body.children()) {
            Node<Kind> at = field.is(Kind.FIELD_DECLARATION) ? field.field("name") : null;
            if (at != null) {
                String type = TypeWriter.text(field.field("type"));
                into.add(member(Member.Kind.FIELD, at, prefix + plain(at.text()), 0, List.of(), type));
            } else if (field.fieldName().equals("type")) {
                into.add(member(Member.Kind.FIELD, field, prefix + index++, 0, List.of(), TypeWriter.text(field)));
            }
        }
    }

    /** A variant is a function where it holds values by order. What it holds is known by its name, a dot, and the name there. */
    private void variant(Node<Kind> variant, List<Member> into) {
        Node<Kind> at = variant.is(Kind.ENUM_VARIANT) ? variant.field("name") : null;
        if (at == null) {
            return;
        }
        Node<Kind> body = variant.field("body");
        List<String> held = body != null && body.is(Kind.ORDERED_FIELD_DECLARATION_LIST) ? types(body) : List.of();
        boolean function = body != null && body.is(Kind.ORDERED_FIELD_DECLARATION_LIST);
        into.add(member(
                function ? Member.Kind.METHOD : Member.Kind.FIELD,
                at,
                at.text(),
                Member.STATIC,
                held,
                TypeWriter.SELF));
        if (body != null) {
            fields(body, at.text() + ".", into);
        }
    }

    /** The object of a trait is a parameter that has the trait. */
    private void trait(Node<Kind> item, Node<Kind> at, @Nullable Node<Kind> body, int number, List<Member> declared) {
        List<String> supertypes = item.field("bounds") == null ? List.of() : TypeWriter.bounds(item.field("bounds"));
        List<String> own =
                TypeWriter.variables(item).stream().map(TypeVariable::name).toList();
        List<String> bounds = new ArrayList<>(List.of(TermText.of(plain(at.text()), own)));
        List<TypeVariable> self = List.of(new TypeVariable(TypeWriter.SELF, bounds));
        shape(number, at, item, true, supertypes, List.of(), self);
        held(body, number, declared);
        shape(number, at, item, true, supertypes, declared, self);
    }

    private void held(@Nullable Node<Kind> body, int number, List<Member> declared) {
        for (Node<Kind> child : body == null ? List.<Node<Kind>>of() : body.children()) {
            switch (child.kind()) {
                case FUNCTION_ITEM, FUNCTION_SIGNATURE_ITEM -> function(child, number, declared);
                case CONST_ITEM -> value(child, declared, number);
                case TYPE_ITEM, ASSOCIATED_TYPE -> {
                    Node<Kind> at = child.field("name");
                    if (at != null) {
                        String type = TypeWriter.text(child.field("type"));
                        declared.add(member(Member.Kind.FIELD, at, TYPE + at.text(), 0, List.of(), type));
                    }
                }
                default -> {}
            }
        }
    }

    private void implementation(Node<Kind> item) {
        int number = facts.reserve();
        List<String> of = new ArrayList<>(List.of(TypeWriter.text(item.field("type"))));
        Node<Kind> trait = item.field("trait");
        if (trait != null) {
            of.add(TypeWriter.text(trait));
        }
        List<Member> declared = new ArrayList<>();
        held(item.field("body"), number, declared);
        facts.set(
                number,
                new TypeShape(FactsWriter.EXTENSION, site(), false, TypeWriter.variables(item), of, declared, 0, 0));
    }
}
