package dev.aura.code.rust.calls;

import dev.aura.code.language.calls.Value;
import dev.aura.code.language.typed.FactsWriter;
import dev.aura.code.language.typed.LocalNames;
import dev.aura.code.rust.tree.Kind;
import dev.aura.code.syntax.Mention;
import dev.aura.code.syntax.Node;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Binds the names in a pattern to parts of what it is matched with: by order in a tuple, else by the path of a struct or variant, `#`, and the name of its field. */
final class PatternReader {

    /** A type as written, with what it leaves open taken from a value. */
    static final String FILLED = ":";

    private final FactsWriter facts;
    private final int site;

    PatternReader(FactsWriter facts, int site) {
        this.facts = facts;
        this.site = site;
    }

    void bind(Node<Kind> pattern, int value, LocalNames names) {
        switch (pattern.kind()) {
            case IDENTIFIER -> name(pattern, value, names);
            case MUT_PATTERN, REF_PATTERN, REFERENCE_PATTERN, MATCH_PATTERN, PARENTHESIZED_EXPRESSION -> {
                Node<Kind> inner = inner(pattern);
                if (inner != null) {
                    bind(inner, value, names);
                }
            }
            case CAPTURED_PATTERN -> {
                List<Node<Kind>> children = pattern.children();
                children.forEach(child -> bind(child, value, names));
            }
            case OR_PATTERN -> pattern.children().reversed().forEach(each -> bind(each, value, names));
            case TUPLE_PATTERN -> ordered(pattern, pattern.children(), "", value, names);
            case SLICE_PATTERN -> {
                int element = value < 0 ? -1 : facts.add(Value.Kind.ELEMENT, "", site, value);
                pattern.children().forEach(each -> bind(each, element, names));
            }
            case TUPLE_STRUCT_PATTERN -> {
                Node<Kind> type = pattern.field("type");
                List<Node<Kind>> inner = pattern.children().stream()
                        .filter(child -> child != type)
                        .toList();
                ordered(pattern, inner, TypeWriter.text(type), value, names);
            }
            case STRUCT_PATTERN -> struct(pattern, value, names);
            default -> {}
        }
    }

    /** Parts by their order; after `..` nobody knows it. */
    private void ordered(Node<Kind> pattern, List<Node<Kind>> parts, String path, int value, LocalNames names) {
        boolean known = true;
        for (Node<Kind> part : parts) {
            known &= !part.is(Kind.REMAINING_FIELD_PATTERN);
            bind(part, known ? part(value, path, String.valueOf(order(pattern, part))) : -1, names);
        }
    }

    /** How many commas of a list stand before one of its parts; `_` is no part. */
    static int order(Node<Kind> list, Node<Kind> part) {
        int commas = 0;
        int from = list.start();
        for (Node<Kind> child : list.children()) {
            commas += (int) list.between(from, child.start())
                    .chars()
                    .filter(c -> c == ',')
                    .count();
            if (child == part) {
                break;
            }
            from = child.end();
        }
        return commas;
    }

    private static @Nullable Node<Kind> inner(Node<Kind> pattern) {
        for (Node<Kind> child : pattern.children()) {
            if (!child.is(Kind.MUTABLE_SPECIFIER) && !child.fieldName().equals("condition")) {
                return child;
            }
        }
        return null;
    }

    /** A name that begins with a capital is that of a constant or variant. */
    private void name(Node<Kind> pattern, int value, LocalNames names) {
        String name = pattern.text();
        if (!name.isEmpty() && !Mention.isCapital(name) && !name.equals("_")) {
            names.put(name, value);
        }
    }

    private int part(int value, String path, String field) {
        return value < 0 ? -1 : facts.add(Value.Kind.COMPONENT, path + "#" + field, site, value);
    }

    private void struct(Node<Kind> pattern, int value, LocalNames names) {
        String type = TypeWriter.text(pattern.field("type"));
        for (Node<Kind> field : pattern.children()) {
            if (field.is(Kind.FIELD_PATTERN)) {
                String name = field.fieldText("name");
                int part = part(value, type, name.replace("r#", ""));
                Node<Kind> inner = field.field("pattern");
                if (inner == null) {
                    names.put(name, part);
                } else {
                    bind(inner, part, names);
                }
            }
        }
    }
}
