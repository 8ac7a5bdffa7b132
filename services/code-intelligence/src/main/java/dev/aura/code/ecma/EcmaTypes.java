package dev.aura.code.ecma;

import dev.aura.code.ecma.tree.Kind;
import dev.aura.code.ecma.tree.Nodes;
import dev.aura.code.language.Declaration;
import dev.aura.code.language.design.Flags;
import dev.aura.code.language.design.TypeFacts;
import dev.aura.code.source.SourceText;
import dev.aura.code.syntax.DesignReader;
import dev.aura.code.syntax.Mention;
import dev.aura.code.syntax.Node;
import dev.aura.code.syntax.SelfUse;
import dev.aura.proto.code.v1.FunctionMetrics;
import java.util.ArrayList;
import java.util.List;

/** The classes and interfaces of a file. The object is {@code this}, where no function in between has one of its own. */
final class EcmaTypes implements DesignReader.Receivers {

    private static final String THIS = "this";

    private final List<SelfUse> uses = new ArrayList<>();
    private final List<Mention> mentions = new ArrayList<>();

    private EcmaTypes() {}

    static List<TypeFacts> of(
            Node<Kind> program, SourceText source, List<Declaration> declarations, List<FunctionMetrics> functions) {
        EcmaTypes types = new EcmaTypes();
        program.walk(types::read);
        return new DesignReader(source, functions, types, types.uses, types.mentions).of(declarations);
    }

    private void read(Node<Kind> node) {
        switch (node.kind()) {
            case MEMBER_EXPRESSION -> {
                Node<Kind> object = node.field("object");
                Node<Kind> property = node.field("property");
                if (object != null && property != null && object.is(Kind.THIS) && isOwn(node)) {
                    uses.add(new SelfUse(node.start(), THIS, property.text(), isTarget(node)));
                }
            }
            case VARIABLE_DECLARATOR -> {
                Node<Kind> value = node.field("value");
                Node<Kind> pattern = node.field("name");
                if (value != null && pattern != null && value.is(Kind.THIS) && isOwn(node)) {
                    pattern.children().forEach(this::destructured);
                }
            }
            case IDENTIFIER, TYPE_IDENTIFIER -> {
                String name = node.text();
                if (Mention.isCapital(name)) {
                    mentions.add(new Mention(node.start(), name));
                }
            }
            default -> {}
        }
    }

    /** A member that `const { member } = this` takes. */
    private void destructured(Node<Kind> part) {
        Node<Kind> name = part.is(Kind.PAIR_PATTERN) ? part.field("key") : part;
        if (name != null
                && (name.is(Kind.SHORTHAND_PROPERTY_IDENTIFIER_PATTERN) || name.is(Kind.PROPERTY_IDENTIFIER))) {
            uses.add(new SelfUse(part.start(), THIS, name.text(), false));
        }
    }

    /** Whether `this` is an object of the class around. */
    private static boolean isOwn(Node<Kind> node) {
        Node<Kind> border = node.enclosing(Nodes.BORDERS);
        while (border != null && border.is(Kind.ARROW_FUNCTION)) {
            border = border.enclosing(Nodes.BORDERS);
        }
        Node<Kind> holder = border == null ? null : border.parent();
        return border != null
                && (border.isAny(Nodes.CLASSES)
                        || (border.is(Kind.METHOD_DEFINITION) && holder != null && holder.is(Kind.CLASS_BODY)));
    }

    private static boolean isTarget(Node<Kind> node) {
        Node<Kind> parent = node.parent();
        return parent != null
                && switch (parent.kind()) {
                    case ASSIGNMENT_EXPRESSION, AUGMENTED_ASSIGNMENT_EXPRESSION -> parent.field("left") == node;
                    case UPDATE_EXPRESSION -> true;
                    default -> false;
                };
    }

    @Override
    public String self(Declaration method) {
        return method.modifiers().contains("static") ? "" : THIS;
    }

    @Override
    public int flags(Declaration member) {
        boolean hidden = member.modifiers().contains("private") || member.name().startsWith("#");
        return (hidden ? Flags.PRIVATE : Flags.PUBLIC)
                | (member.modifiers().contains("static") ? Flags.STATIC : 0)
                | (member.modifiers().contains("abstract") ? Flags.ABSTRACT : 0);
    }
}
