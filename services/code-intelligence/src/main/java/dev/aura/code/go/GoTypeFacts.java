package dev.aura.code.go;

import dev.aura.code.go.tree.Imports;
import dev.aura.code.go.tree.Kind;
import dev.aura.code.go.tree.Nodes;
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
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The types of a file, and methods of types of the same package. The object is the receiver. */
final class GoTypeFacts implements DesignReader.Receivers {

    private final Map<String, String> imports;
    private final Map<Integer, String> selfByName = new HashMap<>();
    private final List<SelfUse> uses = new ArrayList<>();
    private final List<Mention> mentions = new ArrayList<>();

    private GoTypeFacts(Node<Kind> file) {
        this.imports = Imports.byName(file);
    }

    static List<TypeFacts> of(
            Node<Kind> file, SourceText source, List<Declaration> declarations, List<FunctionMetrics> functions) {
        GoTypeFacts types = new GoTypeFacts(file);
        file.descendants().forEach(types::read);
        return new DesignReader(source, functions, types, types.uses, types.mentions).of(declarations);
    }

    private void read(Node<Kind> node) {
        switch (node.kind()) {
            case METHOD_DECLARATION -> {
                Node<Kind> name = node.field("name");
                List<Nodes.Parameter> receivers = Nodes.parameters(node.field("receiver"));
                if (name != null
                        && !receivers.isEmpty()
                        && !receivers.getFirst().name().equals("_")) {
                    selfByName.put(name.start(), receivers.getFirst().name());
                }
            }
            case SELECTOR_EXPRESSION -> {
                Node<Kind> operand = node.field("operand");
                if (operand != null && operand.is(Kind.IDENTIFIER)) {
                    uses.add(new SelfUse(node.start(), operand.text(), node.fieldText("field"), false));
                }
            }
            case TYPE_IDENTIFIER -> {
                Node<Kind> parent = node.parent();
                String path = parent != null && parent.is(Kind.QUALIFIED_TYPE)
                        ? imports.get(parent.fieldText("package"))
                        : "";
                if (path != null) {
                    mentions.add(new Mention(node.start(), path.isEmpty() ? node.text() : path + "." + node.text()));
                }
            }
            default -> {}
        }
    }

    @Override
    public String self(Declaration method) {
        return selfByName.getOrDefault(method.nameSpan().start(), "");
    }

    /** What is not exported is for the whole package, so nothing is private to a type. */
    @Override
    public int flags(Declaration member) {
        return member.isPublic() ? Flags.PUBLIC : 0;
    }
}
