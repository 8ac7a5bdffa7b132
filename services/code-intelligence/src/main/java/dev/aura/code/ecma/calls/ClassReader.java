package dev.aura.code.ecma.calls;

import dev.aura.code.ecma.tree.Kind;
import dev.aura.code.ecma.tree.Nodes;
import dev.aura.code.language.calls.Step;
import dev.aura.code.language.calls.Steps;
import dev.aura.code.language.flow.Scope;
import dev.aura.code.syntax.Node;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads classes and interfaces. */
final class ClassReader {

    private final EcmaCallFacts file;
    private final Steps steps;
    private final Owner around;
    private final Scope scope;

    ClassReader(EcmaCallFacts file, Owner around, Scope scope) {
        this.file = file;
        this.steps = file.steps();
        this.around = around;
        this.scope = scope;
    }

    int read(Node<Kind> node) {
        Node<Kind> name = node.field("name");
        Node<Kind> user = name == null ? Nodes.user(node) : null;
        if (name == null && user != null && user.is(Kind.VARIABLE_DECLARATOR)) {
            name = user.field("name");
        }
        boolean isInterface = node.is(Kind.INTERFACE_DECLARATION);
        int flags = Step.PROTOTYPED | (isInterface ? Step.INTERFACE : 0);
        int type = file.addAt(
                Step.Kind.CLASS,
                name == null ? "" : name.text(),
                flags,
                name == null ? node.start() : name.start(),
                bases(node));
        Members members =
                new Members(type, steps.add(Step.Kind.PROTOTYPE, "", type), steps.add(Step.Kind.INSTANCE, "", type));
        Node<Kind> body = node.field("body");
        for (Node<Kind> member : body == null ? List.<Node<Kind>>of() : body.children()) {
            member(member, members);
        }
        return type;
    }

    /** A class, what holds its functions, and an object of it. */
    private record Members(int type, int prototype, int object) {}

    private int[] bases(Node<Kind> node) {
        ExpressionReader expressions = new ExpressionReader(file, around, scope);
        List<Integer> bases = new ArrayList<>();
        Node<Kind> heritage = node.child(Kind.CLASS_HERITAGE);
        Node<Kind> holder = heritage != null || !node.is(Kind.INTERFACE_DECLARATION) ? heritage : node;
        for (Node<Kind> base : holder == null ? List.<Node<Kind>>of() : holder.children()) {
            boolean named = switch (base.kind()) {
                case IDENTIFIER, MEMBER_EXPRESSION, CALL_EXPRESSION, CLASS, PARENTHESIZED_EXPRESSION -> true;
                case TYPE_IDENTIFIER -> base != node.field("name");
                default -> false;
            };
            if (named) {
                bases.add(expressions.read(base));
            }
        }
        return bases.stream().mapToInt(base -> base).toArray();
    }

    private void member(Node<Kind> member, Members members) {
        boolean isStatic = member.hasWord("static");
        Node<Kind> name = Nodes.memberName(member);
        int holder = isStatic ? members.type() : members.object();
        Owner owner = new Owner(members.type(), holder, -1, -1);
        switch (member.kind()) {
            case METHOD_DEFINITION, METHOD_SIGNATURE, ABSTRACT_METHOD_SIGNATURE -> {
                int flags = member.hasWord("get") ? Step.PROPERTY : 0;
                int function = new FunctionReader(file, owner, scope).read(member, name, holder, flags);
                if (!member.hasWord("set")) {
                    steps.store(isStatic ? members.type() : members.prototype(), LiteralReader.key(name), function);
                }
            }
            case FIELD_DEFINITION, PUBLIC_FIELD_DEFINITION, PROPERTY_SIGNATURE -> field(member, name, holder, owner);
            case CLASS_STATIC_BLOCK ->
                new StatementReader(file, new Owner(members.type(), members.type(), -1, -1), scope)
                        .block(member.children());
            default -> {}
        }
    }

    private void field(Node<Kind> member, @Nullable Node<Kind> name, int holder, Owner owner) {
        int value = new ExpressionReader(file, owner, scope).read(member.field("value"));
        Node<Kind> type = member.child(Kind.TYPE_ANNOTATION);
        int typed = type == null ? -1 : TypeReader.read(file, scope, type.text());
        steps.store(holder, LiteralReader.key(name), steps.either(value, typed));
    }
}
