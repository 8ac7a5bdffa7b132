package dev.aura.code.ecma.calls;

import dev.aura.code.ecma.tree.Kind;
import dev.aura.code.language.calls.CallFacts;
import dev.aura.code.language.calls.Step;
import dev.aura.code.language.calls.Steps;
import dev.aura.code.language.flow.Scope;
import dev.aura.code.source.SourceText;
import dev.aura.code.syntax.Node;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.function.IntSupplier;

/** Reads a module. What is in functions is read after what is around them, when all names there are known. */
public final class EcmaCallFacts {

    /** Names of CommonJS that no file declares. */
    static final String EXPORTS = "module.exports";

    private final SourceText source;
    private final Steps steps = new Steps();
    private final Deque<Runnable> later = new ArrayDeque<>();
    private final Deque<Runnable> exports = new ArrayDeque<>();
    private final Map<String, Integer> unknownNames = new HashMap<>();

    private EcmaCallFacts(SourceText source) {
        this.source = source;
    }

    /** The calls; none where expressions are nested too deeply, which costs the file nothing else. */
    public static CallFacts of(SourceText source, Node<Kind> program) {
        try {
            return read(source, program);
        } catch (StackOverflowError nested) {
            return CallFacts.NONE;
        }
    }

    private static CallFacts read(SourceText source, Node<Kind> program) {
        EcmaCallFacts file = new EcmaCallFacts(source);
        Scope scope = new Scope(file.steps, null, false, Bindings.of(program.children()));
        new StatementReader(file, Owner.MODULE, scope).block(program.children());
        for (Runnable body = file.later.poll(); body != null; body = file.later.poll()) {
            body.run();
        }
        scope.variables().forEach((name, value) -> file.steps.store(0, name, value));
        file.exports.forEach(Runnable::run);
        return file.steps.facts();
    }

    Steps steps() {
        return steps;
    }

    void later(Runnable body) {
        later.add(body);
    }

    /** What a module gives others comes after the names in it, which it may hide. */
    void export(String name, int value) {
        exports.add(() -> steps.store(0, name, value));
    }

    /** Likewise for what is known at the end of the file only. */
    void exportLater(String name, IntSupplier value) {
        exports.add(() -> steps.store(0, name, value.getAsInt()));
    }

    /** A step with the place of a name. */
    int addAt(Step.Kind kind, String text, int flags, int offset, int... parts) {
        int line = source.line(offset);
        return steps.addAt(kind, text, flags, line, offset - source.lineStart(line) + 1, parts);
    }

    /** A name in a scope. */
    int read(Scope scope, String name) {
        int found = scope.read(name);
        return found == -2 ? unknownNames.computeIfAbsent(name, key -> steps.add(Step.Kind.NAME, key)) : found;
    }
}
