package dev.aura.code.rust.calls;

import dev.aura.code.language.calls.CallFacts;
import dev.aura.code.language.typed.FactsWriter;
import dev.aura.code.language.typed.LocalNames;
import dev.aura.code.rust.tree.Kind;
import dev.aura.code.source.SourceText;
import dev.aura.code.syntax.Node;

/** Reads types and calls off a syntax tree. */
public final class RustCallFacts {

    private RustCallFacts() {}

    /** The calls of a file; none where expressions are nested too deeply, which costs the file nothing else. */
    public static CallFacts of(SourceText source, Node<Kind> file) {
        try {
            FactsWriter facts = new FactsWriter(source);
            ItemReader reader = new ItemReader(facts, facts.reserve(), "", -1, new LocalNames(null));
            reader.read(file.children());
            reader.finish();
            return facts.facts();
        } catch (StackOverflowError nested) {
            return CallFacts.NONE;
        }
    }
}
