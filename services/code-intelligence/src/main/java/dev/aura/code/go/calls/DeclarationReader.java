package dev.aura.code.go.calls;

import dev.aura.code.go.tree.Kind;
import dev.aura.code.go.tree.Nodes;
import dev.aura.code.language.calls.Member;
import dev.aura.code.language.calls.TypeShape;
import dev.aura.code.language.calls.TypeShape.TypeVariable;
import dev.aura.code.language.typed.FactsWriter;
import dev.aura.code.language.typed.LocalNames;
import dev.aura.code.syntax.Node;
import dev.aura.proto.mesh.v1.Position;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads what a file declares: functions and variables become members of the file, methods those of a type that extends another. */
final class DeclarationReader {

    private final FactsWriter facts;
    private final int top;
    private final int site;
    private final LocalNames names = new LocalNames(null);
    private final TypeWriter types;
    private final List<Member> members = new ArrayList<>();
    private final Deque<Runnable> bodies = new ArrayDeque<>();

    DeclarationReader(FactsWriter facts, int top) {
        this.facts = facts;
        this.top = top;
        this.site = facts.site(top, -1);
        this.types = new TypeWriter(facts, site, names);
    }

    List<Member> members() {
        return members;
    }

    void read(Node<Kind> declaration) {
        switch (declaration.kind()) {
            case FUNCTION_DECLARATION -> function(declaration);
            case METHOD_DECLARATION -> method(declaration);
            case TYPE_DECLARATION -> Nodes.specs(declaration).forEach(this::type);
            case VAR_DECLARATION, CONST_DECLARATION -> values(declaration);
            default -> {}
        }
    }

    /** Reads the bodies, after all that is declared. */
    void bodies() {
        for (Runnable body = bodies.poll(); body != null; body = bodies.poll()) {
            body.run();
        }
    }

    private void function(Node<Kind> function) {
        Node<Kind> name = function.field("name");
        if (name != null) {
            members.add(signature(function, name, types, Member.STATIC));
            body(function, null, facts.site(top, members.size() - 1));
        }
    }

    private static Member named(Member member, List<TypeVariable> variables) {
        return new Member(
                member.kind(),
                member.name(),
                member.flags(),
                variables,
                member.parameters(),
                member.type(),
                member.line(),
                member.column());
    }

    private static Member signature(Node<Kind> function, Node<Kind> name, TypeWriter types, int flags) {
        Member member = types.member(
                Member.Kind.METHOD,
                name,
                flags,
                types.parameters(function.field("parameters")),
                types.result(function.field("result")));
        return named(member, types.variables(function.field("type_parameters")));
    }

    /** Its receiver's type parameters have the names that the method gives them. */
    private void method(Node<Kind> method) {
        Node<Kind> name = method.field("name");
        List<Nodes.Parameter> receivers = Nodes.parameters(method.field("receiver"));
        if (name == null || receivers.isEmpty()) {
            return;
        }
        int number = facts.reserve();
        List<TypeVariable> variables = new ArrayList<>();
        Node<Kind> type = receivers.getFirst().type();
        Node<Kind> arguments = type == null ? null : type.find(node -> node.is(Kind.TYPE_ARGUMENTS));
        if (arguments != null) {
            arguments.children().forEach(argument -> variables.add(new TypeVariable(argument.text(), List.of())));
        }
        facts.set(
                number,
                new TypeShape(
                        FactsWriter.EXTENSION,
                        -1,
                        false,
                        variables,
                        List.of(types.text(type)),
                        List.of(signature(method, name, types, 0)),
                        0,
                        0));
        body(method, receivers.getFirst(), facts.site(number, 0));
    }

    private void body(Node<Kind> function, Nodes.@Nullable Parameter receiver, int at) {
        bodies.add(() -> {
            LocalNames inner = new LocalNames(names);
            BodyReader reader = new BodyReader(facts, at);
            if (receiver != null) {
                inner.put(receiver.name(), facts.type(types.text(receiver.type()), at));
            }
            reader.function(function, inner);
        });
    }

    private void type(Node<Kind> spec) {
        Node<Kind> name = spec.field("name");
        Node<Kind> type = spec.field("type");
        if (name != null && type != null) {
            TypeShapes.declare(facts, facts.reserve(), spec, types);
        }
    }

    private void values(Node<Kind> declaration) {
        String lastType = "";
        int lastValue = -1;
        for (Node<Kind> spec : Nodes.specs(declaration).toList()) {
            List<Node<Kind>> given = Nodes.expressions(spec.field("value"));
            String type = types.text(spec.field("type"));
            boolean repeats = spec.is(Kind.CONST_SPEC) && given.isEmpty() && type.isEmpty();
            BodyReader reader = new BodyReader(facts, site);
            List<Integer> values = new ArrayList<>();
            given.forEach(value -> values.add(reader.value(value, names)));
            List<Node<Kind>> declared = spec.fields("name");
            for (int index = 0; index < declared.size(); index++) {
                int value = repeats ? lastValue : reader.component(values, index, declared.size());
                String text = repeats ? lastType : type;
                add(declared.get(index), text.isEmpty() ? FactsWriter.typeOf(value) : text);
                lastType = text;
                lastValue = value;
            }
        }
    }

    private void add(Node<Kind> name, String type) {
        Position position = facts.position(name.start());
        members.add(new Member(
                Member.Kind.FIELD,
                name.text(),
                Member.STATIC,
                List.of(),
                List.of(),
                type,
                position.getLine(),
                position.getColumn()));
    }
}
