package dev.aura.code.go;

import dev.aura.code.go.tree.ImportPaths;
import dev.aura.code.language.Findings;
import dev.aura.code.language.ParsedFile;
import dev.aura.code.source.SourceText;
import dev.aura.code.source.Tokens;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** {@code go.mod}: it names the module that the directory of it, and those below, belong to. Decision 185 says why it is read as a file of Go. */
final class GoModFile {

    static final String NAME = ImportPaths.MODULE_FILE;

    private static final Pattern MODULE = Pattern.compile("(?m)^[ \\t]*module[ \\t]+\"?([^\\s\"]+)\"?");

    private GoModFile() {}

    static boolean is(String path) {
        return ImportPaths.isModuleFile(path);
    }

    static ParsedFile parse(SourceText source, Tokens tokens) {
        Matcher line = MODULE.matcher(source.text());
        return ParsedFile.of(
                tokens,
                source,
                List.of(),
                List.of(),
                List.of(),
                new Findings(source),
                line.find() ? line.group(1) : "",
                new TreeSet<>(),
                false);
    }
}
