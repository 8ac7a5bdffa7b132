package dev.aura.code.go.calls;

import dev.aura.code.go.tree.Imports;
import dev.aura.code.go.tree.Kind;
import dev.aura.code.language.calls.CallFacts;
import dev.aura.code.language.calls.TypeShape;
import dev.aura.code.language.typed.FactsWriter;
import dev.aura.code.source.SourceText;
import dev.aura.code.syntax.Node;
import java.util.ArrayList;
import java.util.List;

/** Reads types and calls off a syntax tree. */
public final class GoCallFacts {

    private GoCallFacts() {}

    /** The calls of a file; none where expressions are nested too deeply, which costs the file nothing else. */
    public static CallFacts of(SourceText source, Node<Kind> file) {
        try {
            FactsWriter facts = new FactsWriter(source);
            int top = facts.reserve();
            DeclarationReader reader = new DeclarationReader(facts, top);
            file.children().forEach(reader::read);
            reader.bodies();
            facts.set(top, new TypeShape("", -1, false, List.of(), imports(file), List.copyOf(reader.members()), 0, 0));
            return facts.facts();
        } catch (StackOverflowError nested) {
            return CallFacts.NONE;
        }
    }

    /** Each with the name that it is given, a space, and the path; the name is empty where the package's own holds. */
    private static List<String> imports(Node<Kind> file) {
        List<String> imports = new ArrayList<>();
        Imports.specs(file).forEach(spec -> {
            String path = Imports.path(spec);
            if (!path.isEmpty() && !spec.fieldText("name").equals("_")) {
                imports.add(spec.fieldText("name") + " " + path);
            }
        });
        return imports;
    }
}
