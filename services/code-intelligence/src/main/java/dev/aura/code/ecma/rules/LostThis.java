package dev.aura.code.ecma.rules;

import dev.aura.code.ecma.tree.Kind;
import dev.aura.code.ecma.tree.Nodes;
import dev.aura.code.language.Findings;
import dev.aura.code.language.Rule;
import dev.aura.code.syntax.Node;
import dev.aura.code.syntax.SyntaxFile;
import dev.aura.code.syntax.SyntaxRule;
import java.util.Set;

/** A method that uses `this`, handed on without its object. */
final class LostThis implements SyntaxRule<Kind> {

    private static final Rule RULE = Rule.warning(
            "javascript/lost-this",
            "The method loses its object",
            "Whoever calls it calls it without an object, and `this` is undefined. Hand on `() => this.method()`, or bind it.");

    @Override
    public Rule rule() {
        return RULE;
    }

    @Override
    public Set<Kind> kinds() {
        return Set.of(Kind.ARGUMENTS);
    }

    @Override
    public void check(Node<Kind> node, SyntaxFile<Kind> file, Findings findings) {
        Node<Kind> call = node.parent();
        String called = call == null ? "" : Nodes.calledName(call);
        int place = FIRST.contains(called) ? 0 : SECOND.contains(called) ? 1 : -1;
        if (place < 0
                || place >= node.children().size()
                || (place == 0 && node.children().size() > 1 && TAKES_THIS.contains(called))) {
            return;
        }
        Node<Kind> handed = node.children().get(place);
        Node<Kind> object = handed.field("object");
        if (handed.is(Kind.MEMBER_EXPRESSION) && object != null && object.is(Kind.THIS) && isUnbound(handed)) {
            findings.report(
                    RULE,
                    handed.start(),
                    handed.end(),
                    "`this` is lost when it is called; hand on `() => " + handed.text() + "()`, or bind it");
        }
    }

    private static final Set<String> FIRST = Set.of(
            "setTimeout",
            "setInterval",
            "setImmediate",
            "queueMicrotask",
            "requestAnimationFrame",
            "then",
            "catch",
            "finally",
            "map",
            "filter",
            "forEach",
            "some",
            "every",
            "find",
            "nextTick");
    private static final Set<String> SECOND = Set.of("addEventListener", "addListener", "once");
    private static final Set<String> TAKES_THIS = Set.of("map", "filter", "forEach", "some", "every", "find");

    /** Whether it is a method of the class around, not bound anywhere in it, that uses `this`. */
    private static boolean isUnbound(Node<Kind> handed) {
        Node<Kind> body = handed.enclosing(Set.of(Kind.CLASS_BODY));
        String name = handed.fieldText("property");
        if (body == null || body.text().contains(name + ".bind(") || body.text().contains("this." + name + " =")) {
            return false;
        }
        for (Node<Kind> member : body.children()) {
            Node<Kind> previous = member.previous();
            boolean plain = member.is(Kind.METHOD_DEFINITION)
                    && !member.hasWord("get")
                    && !member.hasWord("static")
                    && member.child(Kind.DECORATOR) == null
                    && (previous == null || !previous.is(Kind.DECORATOR));
            if (plain && member.fieldText("name").equals(name)) {
                return member.has(Kind.THIS);
            }
        }
        return false;
    }
}
