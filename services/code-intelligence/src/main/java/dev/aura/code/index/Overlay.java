package dev.aura.code.index;

import dev.aura.bus.workspace.SkipReason;
import dev.aura.bus.workspace.Workspace;
import dev.aura.code.language.LanguageFrontEnd;
import dev.aura.code.source.SourceText;
import dev.aura.code.store.Analyzer;
import dev.aura.code.store.ContentHash;
import dev.aura.code.store.FileTerms;
import dev.aura.code.store.ScanSettings;
import dev.aura.proto.code.v1.FileContent;
import dev.aura.proto.mesh.v1.SkippedFile;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Contents that stand in for files, such as unsaved buffers.
 *
 * @param contents by path
 * @param files by path, what they hold; without those of which nothing could be made
 * @param skipped those, with the reason
 */
record Overlay(Map<String, byte[]> contents, Map<String, IndexedFile> files, List<SkippedFile> skipped) {

    static final Overlay NONE = new Overlay(Map.of(), Map.of(), List.of());

    /** What of a text is indexed. */
    private record Parsed(LanguageFrontEnd frontEnd, FileTerms terms) {}

    /** Parses contents, and gives their names the numbers of an index. */
    static Overlay of(ResidentWorkspace resident, Workspace workspace, List<FileContent> given) {
        if (given.isEmpty()) {
            return NONE;
        }
        Overlay overlay = new Overlay(new TreeMap<>(), new TreeMap<>(), new ArrayList<>());
        for (FileContent content : given) {
            String path = workspace.relativize(workspace.resolve(content.getPath()));
            overlay.add(resident, path, content.getContent().toByteArray());
        }
        return overlay;
    }

    private void add(ResidentWorkspace resident, String path, byte[] bytes) {
        ScanSettings settings = resident.settings();
        contents.put(path, bytes);
        Optional<LanguageFrontEnd> frontEnd = settings.languages().reader(path);
        if (frontEnd.isEmpty()) {
            skipped.add(SkipReason.UNSUPPORTED.of(path, "no parser for this kind of file"));
        } else if (Workspace.isBinary(bytes)) {
            skipped.add(SkipReason.BINARY.of(path, ""));
        } else if (frontEnd.get().isManifest(path)) {
            switch (Analyzer.manifest(frontEnd.get(), path, SourceText.decode(bytes))) {
                case Analyzer.Reading.Skipped failed -> skipped.add(failed.file());
                case Analyzer.Reading.Read read ->
                    enter(resident, path, bytes, new Parsed(frontEnd.get(), FileTerms.ofManifest(read.text())));
            }
        } else {
            SourceText source = SourceText.decode(bytes);
            switch (settings.threads().call(() -> Analyzer.parse(frontEnd.get(), path, source))) {
                case Analyzer.Outcome.Skipped failed -> skipped.add(failed.file());
                case Analyzer.Outcome.Parsed parsed ->
                    enter(resident, path, bytes, new Parsed(frontEnd.get(), FileTerms.of(parsed.file())));
            }
        }
    }

    private void enter(ResidentWorkspace resident, String path, byte[] bytes, Parsed parsed) {
        files.put(
                path,
                resident.files()
                        .write(index -> index.indexed(
                                path,
                                resident.settings().languages().language(path),
                                ContentHash.of(bytes),
                                parsed.terms(),
                                Analyzer.role(parsed.frontEnd(), path))));
    }

    boolean covers(String path) {
        return contents.containsKey(path);
    }
}
