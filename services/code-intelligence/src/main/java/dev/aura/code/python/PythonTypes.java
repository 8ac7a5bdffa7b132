package dev.aura.code.python;

import dev.aura.code.language.Declaration;
import dev.aura.code.language.design.Flags;
import dev.aura.code.language.design.TypeFacts;
import dev.aura.code.python.tree.Kind;
import dev.aura.code.source.SourceText;
import dev.aura.code.syntax.DesignReader;
import dev.aura.code.syntax.Mention;
import dev.aura.code.syntax.Node;
import dev.aura.code.syntax.SelfUse;
import dev.aura.proto.code.v1.FunctionMetrics;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The classes of a module. An object is what a method's first parameter names; its fields are those that methods assign, too. */
final class PythonTypes implements DesignReader.Receivers {

    private static final Set<Kind> TARGETS =
            Set.of(Kind.PATTERN_LIST, Kind.TUPLE_PATTERN, Kind.LIST_PATTERN, Kind.AS_PATTERN_TARGET);

    private final Map<Integer, String> selfByName = new HashMap<>();
    private final List<SelfUse> uses = new ArrayList<>();
    private final List<Mention> mentions = new ArrayList<>();

    /** The types, after all nodes were {@link #read}. */
    List<TypeFacts> of(SourceText source, List<Declaration> declarations, List<FunctionMetrics> functions) {
        return new DesignReader(source, functions, this, uses, mentions).of(declarations);
    }

    void read(Node<Kind> node) {
        switch (node.kind()) {
            case FUNCTION_DEFINITION -> {
                Node<Kind> name = node.child(Kind.IDENTIFIER);
                Node<Kind> parameters = node.child(Kind.PARAMETERS);
                Node<Kind> first = parameters == null ? null : parameters.first();
                Node<Kind> self = first != null && first.is(Kind.TYPED_PARAMETER) ? first.first() : first;
                if (name != null && self != null && self.is(Kind.IDENTIFIER)) {
                    selfByName.put(name.start(), self.text());
                }
            }
            case ATTRIBUTE -> {
                Node<Kind> object = node.first();
                Node<Kind> member = node.last();
                if (object != null && member != null && object != member && object.is(Kind.IDENTIFIER)) {
                    uses.add(new SelfUse(node.start(), object.text(), member.text(), isTarget(node)));
                }
            }
            case IDENTIFIER -> {
                if (Mention.isCapital(node)) {
                    mentions.add(new Mention(node.start(), node.text()));
                }
            }
            default -> {}
        }
    }

    private static boolean isTarget(Node<Kind> node) {
        Node<Kind> parent = node.parent();
        return parent != null
                && (parent.isAny(TARGETS)
                        || ((parent.is(Kind.ASSIGNMENT) || parent.is(Kind.AUGMENTED_ASSIGNMENT))
                                && parent.first() == node));
    }

    @Override
    public String self(Declaration method) {
        return method.annotations().contains("staticmethod")
                ? ""
                : selfByName.getOrDefault(method.nameSpan().start(), "");
    }

    @Override
    public int flags(Declaration member) {
        String name = member.name();
        boolean special = name.startsWith("__") && name.endsWith("__");
        boolean ofClass = member.annotations().contains("classmethod");
        boolean isAbstract = member.annotations().stream().anyMatch(decorator -> decorator.endsWith("abstractmethod"));
        return (name.startsWith("_") && !special ? Flags.PRIVATE : Flags.PUBLIC)
                | (ofClass ? Flags.STATIC : 0)
                | (isAbstract ? Flags.ABSTRACT : 0);
    }
}
