package dev.aura.code.store;

import dev.aura.code.language.ParsedFile;
import dev.aura.code.language.calls.CallFacts;
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
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record FileAnalysis(
        FileFacts facts, List<Entity> entities, List<Finding> findings, byte[] terms, CallFacts calls) {

    private static final byte[] NO_TERMS = {};

    FileAnalysis(FileFacts facts, List<Entity> entities, List<Finding> findings, CallFacts calls) {
        this(facts, entities, findings, NO_TERMS, calls);
    }

    public FileAnalysis(FileFacts facts, List<Entity> entities, List<Finding> findings) {
        this(facts, entities, findings, NO_TERMS, CallFacts.NONE);
    }

    public static FileAnalysis of(ParsedFile file) {
        return new FileAnalysis(
                FileFacts.of(file),
                file.declarations().stream()
                        .map(declaration -> declaration.toEntity(file.source()))
                        .toList(),
                file.findings(),
                TermsCodec.write(FileTerms.of(file)),
                file.calls());
    }
}
