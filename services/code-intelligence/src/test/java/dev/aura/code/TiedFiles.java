package dev.aura.code;

import dev.aura.code.language.LanguageFrontEnd;
import dev.aura.code.language.ParsedFile;
import dev.aura.code.language.UnparsableException;
import dev.aura.code.language.calls.CallFacts;
import dev.aura.code.language.calls.CallSystem;
import dev.aura.code.language.calls.CallSystem.CallUnit;
import dev.aura.code.language.calls.CallSystem.TiedCall;
import dev.aura.code.source.SourceText;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A few files whose calls are tied. */
public final class TiedFiles {

    private final LanguageFrontEnd frontEnd;
    private final Map<String, String> files = new TreeMap<>();

    public TiedFiles(LanguageFrontEnd frontEnd) {
        this.frontEnd = frontEnd;
    }

    public TiedFiles with(String path, String text) {
        files.put(path, text);
        return this;
    }

    public CallSystem.Index index() throws UnparsableException {
        List<CallUnit> units = new ArrayList<>();
        for (Map.Entry<String, String> file : files.entrySet()) {
            SourceText source = SourceText.decode(file.getValue().getBytes(StandardCharsets.UTF_8));
            if (frontEnd.isManifest(file.getKey())) {
                units.add(new CallUnit(file.getKey(), frontEnd.manifest(source), List.of(), CallFacts.NONE));
                continue;
            }
            ParsedFile parsed = frontEnd.parse(source, frontEnd.role(file.getKey()));
            List<String> imports =
                    parsed.imports().stream().map(found -> found.name()).toList();
            units.add(new CallUnit(file.getKey(), parsed.module(), imports, parsed.calls()));
        }
        return frontEnd.calls().orElseThrow().index(units);
    }

    /** Each call of a file by its line and name, with how it is tied and where to, such as {@code 4 f SAME_FILE 2}. */
    public List<String> ties(String path) throws UnparsableException {
        return index().callsIn(path).stream().map(call -> print(path, call)).toList();
    }

    private static String print(String path, TiedCall call) {
        StringBuilder text = new StringBuilder(call.line() + " " + call.name() + " " + call.tie());
        call.targets()
                .forEach(target -> text.append(' ')
                        .append(target.path().equals(path) ? "" : target.path() + ":")
                        .append(target.line()));
        return text.toString();
    }
}
