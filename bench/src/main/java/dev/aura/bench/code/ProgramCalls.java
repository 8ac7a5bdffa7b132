package dev.aura.bench.code;

import dev.aura.code.ecma.Dialect;
import dev.aura.code.ecma.EcmaFrontEnd;
import dev.aura.code.language.FileRole;
import dev.aura.code.language.LanguageFrontEnd;
import dev.aura.code.language.Languages;
import dev.aura.code.language.ParsedFile;
import dev.aura.code.language.calls.CallSystem;
import dev.aura.code.language.calls.CallSystem.CallUnit;
import dev.aura.code.language.calls.CallSystem.Place;
import dev.aura.code.language.calls.CallSystem.TiedCall;
import dev.aura.code.python.PythonFrontEnd;
import dev.aura.code.source.SourceText;
import dev.aura.code.syntax.ParserPool;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** The calls of a small program as we tie them, with functions named as benchmarks name them. */
final class ProgramCalls {

    private final Map<String, NamedFunctions> names = new HashMap<>();
    private final Set<String> calls = new TreeSet<>();
    private final Set<String> declared = new TreeSet<>();

    private ProgramCalls() {}

    /** The languages whose programs are read. */
    static Languages languages(ParserPool parsers) {
        return new Languages(List.of(
                new PythonFrontEnd(),
                new EcmaFrontEnd(Dialect.JAVASCRIPT, parsers),
                new EcmaFrontEnd(Dialect.TYPESCRIPT, parsers)));
    }

    static ProgramCalls of(Path directory, Languages languages) throws Exception {
        ProgramCalls program = new ProgramCalls();
        List<Path> files;
        try (Stream<Path> all = Files.walk(directory)) {
            files = all.filter(Files::isRegularFile).sorted().toList();
        }
        List<CallUnit> units = new ArrayList<>();
        Optional<CallSystem> system = Optional.empty();
        for (Path file : files) {
            String path = directory.relativize(file).toString();
            Optional<LanguageFrontEnd> frontEnd = languages.frontEnd(path);
            if (frontEnd.isPresent()) {
                SourceText source = SourceText.decode(Files.readAllBytes(file));
                ParsedFile parsed = frontEnd.get().parse(source, FileRole.MAIN);
                units.add(new CallUnit(path, parsed.module(), List.of(), parsed.calls()));
                program.names.put(path, new NamedFunctions(path, parsed));
                system = frontEnd.get().calls();
            }
        }
        program.names.values().forEach(named -> program.declared.addAll(named.names()));
        if (system.isPresent()) {
            CallSystem.Index index = system.get().index(units);
            units.forEach(unit -> index.callsIn(unit.path()).forEach(program::add));
        }
        return program;
    }

    private void add(TiedCall call) {
        NamedFunctions callers = names.get(call.path());
        for (Place target : call.targets()) {
            NamedFunctions callees = names.get(target.path());
            Optional<String> callee = callees == null ? Optional.empty() : callees.functionAt(target);
            if (callers != null && callee.isPresent()) {
                calls.add(callers.around(call.line(), call.column()) + " -> " + callee.get());
            }
        }
    }

    /** Calls as `caller -> callee`. */
    Set<String> calls() {
        return calls;
    }

    boolean declares(String name) {
        return declared.contains(name);
    }
}
