package dev.aura.code.ecma;

import dev.aura.code.ecma.tree.Kind;
import dev.aura.code.ecma.tree.Nodes;
import dev.aura.code.language.Declaration;
import dev.aura.code.source.Tokens;
import dev.aura.code.syntax.Node;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Makes the outline of a file: its statements, and those of a function around the whole file. Other local functions are bodies. */
final class EcmaOutline {

    private final Tokens tokens;
    private final Exports exports;

    EcmaOutline(Tokens tokens, Exports exports) {
        this.tokens = tokens;
        this.exports = exports;
    }

    List<Declaration> of(Node<Kind> program) {
        Members members = new Members(tokens, "", false);
        statements(program, members, exports);
        return members.all();
    }

    private void statements(Node<Kind> body, Members into, Exports names) {
        for (Node<Kind> statement : body.children()) {
            statement(statement, new Place(statement, false, List.of()), into, names);
        }
    }

    private void statement(Node<Kind> node, Place place, Members into, Exports names) {
        switch (node.kind()) {
            case EXPORT_STATEMENT -> exported(node, into, names);
            case AMBIENT_DECLARATION -> {
                Node<Kind> declared = node.first();
                if (declared != null && declared.is(Kind.STATEMENT_BLOCK)) {
                    statements(declared, into, names);
                } else if (declared != null) {
                    statement(declared, place.with("declare"), into, names);
                }
            }
            case LEXICAL_DECLARATION, VARIABLE_DECLARATION ->
                node.children().forEach(declarator -> new Variables(tokens).add(declarator, node, place, into, names));
            case EXPRESSION_STATEMENT -> expression(node, place, into, names);
            case INTERNAL_MODULE, MODULE -> namespace(node, place, into, names);
            case FUNCTION_DECLARATION,
                    GENERATOR_FUNCTION_DECLARATION,
                    FUNCTION_SIGNATURE,
                    CLASS_DECLARATION,
                    ABSTRACT_CLASS_DECLARATION,
                    INTERFACE_DECLARATION,
                    TYPE_ALIAS_DECLARATION,
                    ENUM_DECLARATION -> new Types(tokens).add(node, place, into, names);
            case IF_STATEMENT, TRY_STATEMENT -> blocks(node, into, names);
            default -> {}
        }
    }

    /** What a condition or a handler at the top of a file holds belongs to the file. */
    private void blocks(Node<Kind> node, Members into, Exports names) {
        for (Node<Kind> child : node.children()) {
            if (child.is(Kind.STATEMENT_BLOCK)) {
                statements(child, into, names);
            } else if (child.is(Kind.ELSE_CLAUSE) || child.is(Kind.CATCH_CLAUSE) || child.is(Kind.IF_STATEMENT)) {
                blocks(child, into, names);
            }
        }
    }

    private void exported(Node<Kind> statement, Members into, Exports names) {
        Place place = new Place(statement, true, List.of("export"));
        Place exported = statement.hasWord("default") ? place.with("default") : place;
        Node<Kind> declared = statement.field("declaration");
        Node<Kind> value = statement.field("value");
        if (declared != null) {
            statement(declared, exported, into, names);
        } else if (value != null && !value.is(Kind.IDENTIFIER)) {
            new Variables(tokens).value("default", statement, value, exported, into);
        }
    }

    private void expression(Node<Kind> statement, Place place, Members into, Exports names) {
        Node<Kind> expression = statement.first();
        if (expression == null) {
            return;
        }
        if (expression.is(Kind.INTERNAL_MODULE)) {
            namespace(expression, place, into, names);
        } else if (expression.is(Kind.ASSIGNMENT_EXPRESSION)) {
            new Variables(tokens).assigned(expression, place, into, names);
        } else {
            Node<Kind> body = wrapped(expression);
            if (body != null) {
                statements(body, into, names);
            }
        }
    }

    /** The body of a function that is called where it stands: `(function () { … })()`. */
    private static @Nullable Node<Kind> wrapped(Node<Kind> expression) {
        Node<Kind> at = Nodes.bare(expression);
        while (at.is(Kind.UNARY_EXPRESSION) && at.first() != null) {
            at = Nodes.bare(at.children().getFirst());
        }
        Node<Kind> callee = at.is(Kind.CALL_EXPRESSION) ? at.field("function") : null;
        if (callee != null && callee.is(Kind.MEMBER_EXPRESSION)) {
            callee = callee.field("object");
        }
        Node<Kind> function = callee == null ? null : Nodes.bare(callee);
        return function != null && function.isAny(Nodes.FUNCTIONS) ? function.child(Kind.STATEMENT_BLOCK) : null;
    }

    private void namespace(Node<Kind> node, Place place, Members into, Exports names) {
        Node<Kind> name = node.field("name");
        Node<Kind> body = node.field("body");
        if (name == null) {
            return;
        }
        boolean ambient = place.modifiers().contains("declare");
        boolean visible = place.exported() || names.has(name.text()) || (ambient && name.is(Kind.STRING));
        Members inner = new Members(tokens, into.qualify(Nodes.plain(name)), false);
        if (body != null) {
            statements(body, inner, new Exports(java.util.Set.of(), ambient && visible));
        }
        into.add(new Members.Entry(
                dev.aura.proto.code.v1.Entity.Kind.PACKAGE,
                Nodes.plain(name),
                place.whole(),
                name,
                body == null ? place.whole().end() : body.start(),
                place.modifiers(),
                visible,
                true,
                inner.all()));
    }
}
