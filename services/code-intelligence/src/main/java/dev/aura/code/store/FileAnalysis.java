package dev.aura.code.store;

import dev.aura.code.language.ParsedFile;
import dev.aura.code.language.calls.CallFacts;
import dev.aura.code.language.design.TypeFacts;
import dev.aura.code.source.SourceText;
import dev.aura.proto.code.v1.Entity;
import dev.aura.proto.code.v1.Finding;
import java.util.List;

/**
 * All that is kept of a parsed file. It depends on the content, the language, the file's role and our version, not on the path.
 *
 * @param facts what most questions need
 * @param entities the outline
 * @param findings without paths
 * @param terms what an index keeps; empty where the file was only counted, or the terms were not asked for
 * @param calls types and calls as the front end has read them
 * @param types what the design of a project is judged by
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record FileAnalysis(
        FileFacts facts,
        List<Entity> entities,
        List<Finding> findings,
        byte[] terms,
        CallFacts calls,
        List<TypeFacts> types) {

    private static final byte[] NO_TERMS = {};

    FileAnalysis(
            FileFacts facts, List<Entity> entities, List<Finding> findings, CallFacts calls, List<TypeFacts> types) {
        this(facts, entities, findings, NO_TERMS, calls, types);
    }

    public FileAnalysis(FileFacts facts, List<Entity> entities, List<Finding> findings) {
        this(facts, entities, findings, NO_TERMS, CallFacts.NONE, List.of());
    }

    /** That of a manifest, which is counted as any text. */
    static FileAnalysis ofManifest(SourceText source, String said) {
        return new FileAnalysis(
                FileFacts.ofManifest(source, said),
                List.of(),
                List.of(),
                TermsCodec.write(FileTerms.ofManifest(said)),
                CallFacts.NONE,
                List.of());
    }

    public static FileAnalysis of(ParsedFile file) {
        List<Entity> entities = FileTerms.entities(file);
        return new FileAnalysis(
                FileFacts.of(file),
                entities,
                file.findings(),
                TermsCodec.write(FileTerms.of(file, entities)),
                file.calls(),
                file.types());
    }
}
