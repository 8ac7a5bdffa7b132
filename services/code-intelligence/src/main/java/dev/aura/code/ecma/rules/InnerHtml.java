package dev.aura.code.ecma.rules;

import dev.aura.code.ecma.tree.Kind;
import dev.aura.code.ecma.tree.Nodes;
import dev.aura.code.language.FileRole;
import dev.aura.code.language.Findings;
import dev.aura.code.language.Rule;
import dev.aura.code.syntax.Node;
import dev.aura.code.syntax.SyntaxFile;
import dev.aura.code.syntax.SyntaxRule;
import java.util.Set;
import java.util.regex.Pattern;

/** An assignment to `innerHTML` of something that is not written out. */
final class InnerHtml implements SyntaxRule<Kind> {

    private static final Rule RULE = Rule.warning(
            "javascript/inner-html",
            "Text becomes HTML of the page",
            "What the text holds of tags and handlers becomes part of the page, so that others may run code in it. Set"
                    + " `textContent`, or build the nodes, or clean the text first.");

    @Override
    public Rule rule() {
        return RULE;
    }

    @Override
    public Set<Kind> kinds() {
        return Set.of(Kind.ASSIGNMENT_EXPRESSION, Kind.AUGMENTED_ASSIGNMENT_EXPRESSION);
    }

    @Override
    public boolean speaksIn(FileRole role) {
        return role == FileRole.MAIN;
    }

    @Override
    public void check(Node<Kind> node, SyntaxFile<Kind> file, Findings findings) {
        Node<Kind> left = node.field("left");
        Node<Kind> right = node.field("right");
        if (left == null || right == null || !left.is(Kind.MEMBER_EXPRESSION)) {
            return;
        }
        String property = left.fieldText("property");
        boolean html = property.equals("innerHTML") || property.equals("outerHTML");
        if (html && mayCarryTags(Nodes.value(right))) {
            findings.report(
                    RULE,
                    node.start(),
                    node.end(),
                    "what the text holds becomes part of the page; set `textContent`, or clean the text first");
        }
    }

    private static final Pattern CLEANED =
            Pattern.compile("(?is).*(sanit|escape|purify|encode|clean|trusted|innerHTML|outerHTML).*");

    private static boolean mayCarryTags(Node<Kind> value) {
        if (CLEANED.matcher(value.text()).matches()) {
            return false;
        }
        return switch (value.kind()) {
            case IDENTIFIER -> !value.isText(value.text().toUpperCase(java.util.Locale.ROOT));
            case MEMBER_EXPRESSION, SUBSCRIPT_EXPRESSION -> true;
            case TEMPLATE_STRING -> value.has(Kind.TEMPLATE_SUBSTITUTION);
            case BINARY_EXPRESSION -> value.find(part -> part.is(Kind.IDENTIFIER)) != null;
            default -> false;
        };
    }
}
