package dev.aura.code.store;

import dev.aura.bus.workspace.Workspace;
import dev.aura.code.language.LanguageFrontEnd;
import dev.aura.code.source.SourceText;
import java.util.Optional;
import java.util.Set;

/** Looks at contents that are no files of a workspace, such as those of a commit, each once. */
public final class ContentAnalyses {

    private final ScanSettings settings;

    public ContentAnalyses(ScanSettings settings) {
        this.settings = settings;
    }

    /** What is known of a content under a path; empty where nothing could be made of it. */
    public Optional<FileFacts> facts(String path, byte[] content) {
        Optional<LanguageFrontEnd> frontEnd = settings.languages().frontEnd(path);
        if (frontEnd.isEmpty() || Workspace.isBinary(content)) {
            return Optional.empty();
        }
        ContentHash key = Scan.key(ContentHash.of(content), path, frontEnd.get());
        FileAnalysis known = settings.store().find(key, Set.of());
        return known != null ? Optional.of(known.facts()) : analysed(frontEnd.get(), path, content, key);
    }

    private Optional<FileFacts> analysed(LanguageFrontEnd frontEnd, String path, byte[] content, ContentHash key) {
        Analyzer.Outcome outcome =
                settings.threads().call(() -> Analyzer.parse(frontEnd, path, SourceText.decode(content)));
        return switch (outcome) {
            case Analyzer.Outcome.Skipped ignored -> Optional.empty();
            case Analyzer.Outcome.Parsed parsed -> {
                FileAnalysis analysis = FileAnalysis.of(parsed.file());
                settings.store().put(key, analysis);
                yield Optional.of(analysis.facts());
            }
        };
    }

    /** Writes what was found out. */
    public void flush() {
        settings.store().flush();
    }
}
