package dev.aura.code.store;

import dev.aura.bus.workspace.SkipReason;
import dev.aura.code.language.LanguageFrontEnd;
import dev.aura.code.language.ParsedFile;
import dev.aura.code.language.calls.CallSystem;
import dev.aura.code.language.calls.CallSystem.CallUnit;
import dev.aura.code.source.SourceText;
import dev.aura.code.store.Analyzer.Outcome;
import dev.aura.code.syntax.ParserPool;
import dev.aura.proto.code.v1.Entity;
import dev.aura.proto.code.v1.Finding;
import dev.aura.proto.mesh.v1.Position;
import dev.aura.proto.mesh.v1.Range;
import dev.aura.proto.mesh.v1.SkippedFile;
import java.io.IOException;
import java.util.List;

/** Gives any bytes to a front end as a file, takes what comes out through everything that is done with it, and looks at its places. */
public final class FrontEndFuzz implements AutoCloseable {

    private final LanguageFrontEnd frontEnd;
    private final ParserPool parsers;
    private final String path;
    private final DeepStack threads = new DeepStack(1);

    /**
     * For one language.
     *
     * @param parsers closed with it
     * @param path the name of the file
     */
    public FrontEndFuzz(LanguageFrontEnd frontEnd, ParserPool parsers, String path) {
        this.frontEnd = frontEnd;
        this.parsers = parsers;
        this.path = path;
    }

    /** Throws where a promise is broken. */
    public void run(byte[] content) {
        threads.call(() -> {
            look(content);
            return true;
        });
    }

    private void look(byte[] content) {
        SourceText source = SourceText.decode(content);
        switch (Analyzer.parse(frontEnd, path, source)) {
            case Outcome.Skipped skipped -> requireNotOurs(skipped.file());
            case Outcome.Parsed parsed -> keep(source, parsed.file());
        }
    }

    private static void requireNotOurs(SkippedFile file) {
        if (file.getReason().startsWith(SkipReason.FAILED.word())) {
            throw new IllegalStateException("a fault of ours: " + file.getReason());
        }
    }

    private void keep(SourceText source, ParsedFile file) {
        FileAnalysis analysis = FileAnalysis.of(file);
        Position end = source.position(source.length());
        analysis.entities().forEach(entity -> check(entity, end));
        for (Finding finding : analysis.findings()) {
            check(finding.getRange(), end, finding.getRuleId());
            finding.getFix().getEditsList().forEach(edit -> check(edit.getRange(), end, finding.getRuleId()));
        }
        try {
            AnalysisCodec.outline(AnalysisCodec.outline(analysis.entities()));
            AnalysisCodec.facts(AnalysisCodec.facts(analysis.facts()));
            TermsCodec.read(analysis.terms());
            CallCodec.read(CallCodec.write(analysis.calls()));
        } catch (IOException unreadable) {
            throw new IllegalStateException("what was kept cannot be read", unreadable);
        }
        frontEnd.calls().ifPresent(calls -> tie(calls, analysis));
    }

    private void tie(CallSystem calls, FileAnalysis analysis) {
        FileFacts facts = analysis.facts();
        CallSystem.Index index = calls.index(List.of(new CallUnit(
                path,
                facts.module(),
                facts.imports().stream().map(each -> each.getName()).toList(),
                analysis.calls())));
        index.callsIn(path);
    }

    private static void check(Entity entity, Position end) {
        check(entity.getRange(), end, entity.getQualifiedName());
        check(entity.getNameRange(), end, entity.getQualifiedName());
        entity.getChildrenList().forEach(child -> check(child, end));
    }

    private static void check(Range range, Position end, String of) {
        if (isBefore(range.getEnd(), range.getStart())
                || isBefore(end, range.getEnd())
                || range.getStart().getLine() < 1
                || range.getStart().getColumn() < 1) {
            throw new IllegalStateException("the place of " + of + " is not in the text: " + range);
        }
    }

    private static boolean isBefore(Position one, Position other) {
        return one.getLine() != other.getLine() ? one.getLine() < other.getLine() : one.getColumn() < other.getColumn();
    }

    @Override
    public void close() {
        parsers.close();
    }
}
