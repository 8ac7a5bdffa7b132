package dev.aura.code.rust.calls;

import dev.aura.code.language.calls.Value;
import dev.aura.code.language.typed.FactsWriter;
import dev.aura.code.language.typed.LocalNames;
import dev.aura.code.language.typed.TermText;
import dev.aura.code.rust.tree.Kind;
import dev.aura.code.syntax.Node;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads functions and blocks in the order of the text: names come into scope as they are bound. */
final class BodyReader {

    private final FactsWriter facts;
    private final int site;
    private final ExpressionReader expressions;
    private final PatternReader patterns;

    BodyReader(FactsWriter facts, int site) {
        this.facts = facts;
        this.site = site;
        this.expressions = new ExpressionReader(facts, this, site);
        this.patterns = new PatternReader(facts, site);
    }

    int value(@Nullable Node<Kind> expression, LocalNames names) {
        return expression == null ? -1 : expressions.value(expression, names);
    }

    void bind(@Nullable Node<Kind> pattern, int value, LocalNames names) {
        if (pattern != null) {
            patterns.bind(pattern, value, names);
        }
    }

    void function(@Nullable Node<Kind> parameters, Node<Kind> body, LocalNames names) {
        for (Node<Kind> parameter : parameters == null ? List.<Node<Kind>>of() : parameters.children()) {
            if (parameter.is(Kind.SELF_PARAMETER)) {
                String type = TypeWriter.text(parameter.field("type"));
                boolean reference = parameter.hasWord("&");
                names.put(
                        "self",
                        facts.type(
                                !type.isEmpty()
                                        ? type
                                        : reference
                                                ? TermText.of(TypeWriter.REFERENCE, TypeWriter.SELF)
                                                : TypeWriter.SELF,
                                site));
            } else if (parameter.is(Kind.PARAMETER)) {
                bind(parameter.field("pattern"), facts.type(TypeWriter.text(parameter.field("type")), site), names);
            }
        }
        value(body, names);
    }

    /** A block, whose value is that of its last expression; one with items is a module that sees what is around it. */
    int block(Node<Kind> block, LocalNames names) {
        List<Node<Kind>> items =
                block.children().stream().filter(ItemReader::isItem).toList();
        LocalNames inner = new LocalNames(names);
        if (items.isEmpty()) {
            return statements(block, inner);
        }
        ItemReader reader = new ItemReader(facts, facts.reserve(), ItemReader.BLOCK, site, new LocalNames(null));
        reader.read(items);
        int value = new BodyReader(facts, reader.site()).statements(block, inner);
        reader.finish();
        return value;
    }

    private int statements(Node<Kind> block, LocalNames names) {
        int last = -1;
        for (Node<Kind> child : block.children()) {
            last = ItemReader.isItem(child) ? -1 : statement(child, names);
        }
        return last;
    }

    private int statement(Node<Kind> node, LocalNames names) {
        switch (node.kind()) {
            case LET_DECLARATION -> let(node, names);
            case EXPRESSION_STATEMENT -> {
                Node<Kind> expression = node.first();
                int value = value(expression, names);
                boolean ends = expression != null && node.end() == expression.end();
                return ends ? value : -1; // a block needs no semicolon
            }
            case EMPTY_STATEMENT, LABEL, ATTRIBUTE_ITEM, INNER_ATTRIBUTE_ITEM, MACRO_DEFINITION -> {}
            default -> {
                return value(node, names);
            }
        }
        return -1;
    }

    private void let(Node<Kind> node, LocalNames names) {
        int value = value(node.field("value"), names);
        String type = TypeWriter.text(node.field("type"));
        value(node.field("alternative"), names);
        int bound = type.isEmpty() ? value : facts.type(type, site);
        if (type.contains("?") && value >= 0) {
            bound = facts.add(Value.Kind.EITHER, PatternReader.FILLED, site, bound, value);
        }
        bind(node.field("pattern"), bound, names);
    }
}
