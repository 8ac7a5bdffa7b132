package dev.aura.code.rust;

import dev.aura.code.language.Declaration;
import dev.aura.code.language.design.Flags;
import dev.aura.code.language.design.TypeFacts;
import dev.aura.code.rust.tree.Kind;
import dev.aura.code.source.SourceText;
import dev.aura.code.syntax.DesignReader;
import dev.aura.code.syntax.Mention;
import dev.aura.code.syntax.Node;
import dev.aura.code.syntax.SelfUse;
import dev.aura.proto.code.v1.FunctionMetrics;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The types of a file with what its implementations hold. The object is {@code self}, in what macros are given, too. */
final class RustTypeFacts implements DesignReader.Receivers {

    private static final String SELF = "self";

    private final Set<Integer> withSelf = new HashSet<>();
    private final List<SelfUse> uses = new ArrayList<>();
    private final List<Mention> mentions = new ArrayList<>();

    private RustTypeFacts() {}

    static List<TypeFacts> of(
            Node<Kind> file, SourceText source, List<Declaration> declarations, List<FunctionMetrics> functions) {
        RustTypeFacts types = new RustTypeFacts();
        file.descendants().forEach(types::read);
        return new DesignReader(source, functions, types, types.uses, types.mentions).of(declarations);
    }

    private void read(Node<Kind> node) {
        switch (node.kind()) {
            case SELF_PARAMETER -> {
                Node<Kind> function = node.enclosing(Set.of(Kind.FUNCTION_ITEM, Kind.FUNCTION_SIGNATURE_ITEM));
                Node<Kind> name = function == null ? null : function.field("name");
                if (name != null) {
                    withSelf.add(name.start());
                }
            }
            case FIELD_EXPRESSION -> {
                Node<Kind> value = node.field("value");
                if (value != null && value.is(Kind.SELF)) {
                    uses.add(new SelfUse(node.start(), SELF, node.fieldText("field"), false));
                }
            }
            case SCOPED_IDENTIFIER -> {
                if (node.fieldText("path").equals("Self")) {
                    uses.add(new SelfUse(node.start(), SELF, node.fieldText("name"), false));
                }
            }
            case TOKEN_TREE -> inMacro(node);
            case IDENTIFIER, TYPE_IDENTIFIER -> {
                String name = node.text();
                if (Mention.isCapital(name)) {
                    mentions.add(new Mention(node.start(), name));
                }
            }
            default -> {}
        }
    }

    private void inMacro(Node<Kind> tree) {
        for (int index = 0; index + 1 < tree.children().size(); index++) {
            Node<Kind> self = tree.children().get(index);
            Node<Kind> member = tree.children().get(index + 1);
            boolean dotted = self.is(Kind.SELF)
                    && member.is(Kind.IDENTIFIER)
                    && self.between(self.end(), member.start()).strip().equals(".");
            if (dotted) {
                uses.add(new SelfUse(self.start(), SELF, member.text(), false));
            }
        }
    }

    @Override
    public String self(Declaration method) {
        return withSelf.contains(method.nameSpan().start()) ? SELF : "";
    }

    /** What is not public is for the whole module, so nothing is private to a type. */
    @Override
    public int flags(Declaration member) {
        return member.isPublic() ? Flags.PUBLIC : 0;
    }
}
