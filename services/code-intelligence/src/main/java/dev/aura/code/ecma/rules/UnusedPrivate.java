package dev.aura.code.ecma.rules;

import dev.aura.code.ecma.tree.Kind;
import dev.aura.code.ecma.tree.Nodes;
import dev.aura.code.language.Findings;
import dev.aura.code.language.Rule;
import dev.aura.code.syntax.Node;
import dev.aura.code.syntax.SyntaxFile;
import dev.aura.code.syntax.SyntaxRule;
import java.util.Set;

/** A private member that the class never mentions. */
final class UnusedPrivate implements SyntaxRule<Kind> {

    private static final Rule RULE = Rule.warning(
            "javascript/unused-private",
            "A private member is used by nobody",
            "Nobody else can use it. Remove it, or use it where it was meant to be used.");

    @Override
    public Rule rule() {
        return RULE;
    }

    @Override
    public Set<Kind> kinds() {
        return Set.of(Kind.CLASS_BODY);
    }

    @Override
    public void check(Node<Kind> node, SyntaxFile<Kind> file, Findings findings) {
        for (Node<Kind> member : node.children()) {
            Node<Kind> name = Nodes.memberName(member);
            if (name != null
                    && isPrivate(member, name)
                    && !member.hasWord("declare")
                    && !isMentioned(name, node, file)) {
                findings.report(
                        RULE,
                        name.start(),
                        name.end(),
                        "`" + name.text() + "` is private and nobody uses it; remove it, or use it where it was meant");
            }
        }
    }

    private static boolean isPrivate(Node<Kind> member, Node<Kind> name) {
        Node<Kind> previous = member.previous();
        boolean decorated = member.child(Kind.DECORATOR) != null || (previous != null && previous.is(Kind.DECORATOR));
        Node<Kind> access = member.child(Kind.ACCESSIBILITY_MODIFIER);
        boolean hidden = access != null && access.isText("private") && name.is(Kind.PROPERTY_IDENTIFIER);
        return !decorated
                && !member.text().contains("never")
                && !name.isText("constructor")
                && (hidden || name.is(Kind.PRIVATE_PROPERTY_IDENTIFIER));
    }

    /** By text: whoever mentions the name, in a template or a test of types too, may mean the member. */
    private static boolean isMentioned(Node<Kind> name, Node<Kind> body, SyntaxFile<Kind> file) {
        String wanted = name.text();
        String text = file.source().text();
        boolean hash = wanted.startsWith("#");
        int from = hash ? body.start() : 0;
        int until = hash ? body.end() : text.length();
        for (int at = text.indexOf(wanted, from); at >= 0 && at < until; at = text.indexOf(wanted, at + 1)) {
            if (at != name.start() && isWord(text, at, wanted.length()) && !isSameMember(at, wanted, body)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isWord(String text, int at, int length) {
        boolean before = at > 0 && Character.isJavaIdentifierPart(text.charAt(at - 1));
        boolean after = at + length < text.length() && Character.isJavaIdentifierPart(text.charAt(at + length));
        return !before && !after;
    }

    /** Whether a place is the name of another declaration of the member: its other accessor, or an overload. */
    private static boolean isSameMember(int at, String wanted, Node<Kind> body) {
        return body.children().stream()
                .map(Nodes::memberName)
                .anyMatch(name -> name != null && name.start() == at && name.isText(wanted));
    }
}
