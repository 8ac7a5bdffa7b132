package dev.aura.code.language;

import dev.aura.code.language.calls.CallFacts;
import dev.aura.code.language.design.TypeFacts;
import dev.aura.code.source.SourceText;
import dev.aura.code.source.Tokens;
import dev.aura.proto.code.v1.Finding;
import dev.aura.proto.code.v1.FunctionMetrics;
import java.util.List;
import java.util.SortedSet;
import org.jspecify.annotations.Nullable;

/**
 * What a front end makes of a file.
 *
 * @param source its text
 * @param tokens its tokens, documentation strings turned into comments
 * @param declarations top-level entities, in order
 * @param imports in order
 * @param functions metrics of each function, in order
 * @param findings by place
 * @param module the module the text says it belongs to, such as a Java package; empty where the path decides
 * @param usedNames simple names of types and modules that the code mentions
 * @param partial whether a part did not parse
 * @param calls the calls in it; none where the front end does not read them
 * @param types the types in it, with what their methods do
 * @param signatures how much of parameters and results is documented; null where the language has no convention for that
 */
public record ParsedFile(
        SourceText source,
        Tokens tokens,
        List<Declaration> declarations,
        List<ImportStatement> imports,
        List<FunctionMetrics> functions,
        List<Finding> findings,
        String module,
        SortedSet<String> usedNames,
        boolean partial,
        CallFacts calls,
        List<TypeFacts> types,
        @Nullable SignatureCoverage signatures) {

    /** The same with other findings. */
    public ParsedFile with(List<Finding> others) {
        return new ParsedFile(
                source,
                tokens,
                declarations,
                imports,
                functions,
                others,
                module,
                usedNames,
                partial,
                calls,
                types,
                signatures);
    }

    /** A parsed file with findings tied to the entities they are in. */
    public static ParsedFile of(
            Tokens tokens,
            SourceText source,
            List<Declaration> declarations,
            List<ImportStatement> imports,
            List<FunctionMetrics> functions,
            Findings findings,
            String module,
            SortedSet<String> usedNames,
            boolean partial) {
        if (partial) {
            findings.withholdFixes();
        }
        return new ParsedFile(
                source,
                tokens,
                declarations,
                imports,
                functions,
                findings.in(declarations),
                module,
                usedNames,
                partial,
                CallFacts.NONE,
                List.of(),
                null);
    }

    /** The same file with its calls. */
    public ParsedFile with(CallFacts read) {
        return new ParsedFile(
                source,
                tokens,
                declarations,
                imports,
                functions,
                findings,
                module,
                usedNames,
                partial,
                read,
                types,
                signatures);
    }

    /** The same file with its types. */
    public ParsedFile withTypes(List<TypeFacts> read) {
        return new ParsedFile(
                source,
                tokens,
                declarations,
                imports,
                functions,
                findings,
                module,
                usedNames,
                partial,
                calls,
                read,
                signatures);
    }

    /** The same file with how much of its functions' signatures is documented. */
    public ParsedFile with(SignatureCoverage read) {
        return new ParsedFile(
                source,
                tokens,
                declarations,
                imports,
                functions,
                findings,
                module,
                usedNames,
                partial,
                calls,
                types,
                read);
    }

    /** The same file without entities that are nested deeper than so many levels; it is partial where there are any. */
    public ParsedFile upTo(int levels) {
        return declarations.stream().allMatch(declaration -> declaration.isWithin(levels))
                ? this
                : new ParsedFile(
                        source,
                        tokens,
                        declarations.stream()
                                .map(declaration -> declaration.upTo(levels))
                                .toList(),
                        imports,
                        functions,
                        findings,
                        module,
                        usedNames,
                        true,
                        calls,
                        types,
                        signatures);
    }
}
