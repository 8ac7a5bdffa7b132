package dev.aura.code.duplicate;

import dev.aura.bus.status.Faults;
import dev.aura.bus.workspace.FileListing;
import dev.aura.bus.workspace.FileRead;
import dev.aura.bus.workspace.FileStat;
import dev.aura.bus.workspace.SkipReason;
import dev.aura.bus.workspace.Workspace;
import dev.aura.code.language.LanguageFrontEnd;
import dev.aura.code.source.SourceText;
import dev.aura.code.source.Tokens;
import dev.aura.code.store.ContentHash;
import dev.aura.code.store.ProgressMeter;
import dev.aura.code.store.ScanResult;
import dev.aura.code.store.ScanSettings;
import dev.aura.proto.mesh.v1.Coverage;
import io.grpc.Context;
import io.grpc.Status;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Reads the files in question into token streams, one a language. */
final class DuplicateScan {

    private static final Logger LOG = System.getLogger(DuplicateScan.class.getName());

    /** Some 1,200,000 lines. What is held of a token, with the worst case of the search, stays below 30 bytes. */
    private static final int TOKENS_MAX = 12_000_000;

    private final ScanSettings settings;
    private final TokenReader reader;
    private final SortedMap<String, TokenStream> streams = new TreeMap<>();
    private final SortedMap<String, BitSet> codeLines = new TreeMap<>();
    private final Coverage.Builder coverage = Coverage.newBuilder();
    private final StringBuilder hashes = new StringBuilder();
    private int generatedFiles;
    private boolean inRepository;
    private int tokens;

    DuplicateScan(ScanSettings settings, TokenReader reader) {
        this.settings = settings;
        this.reader = reader;
    }

    DuplicateScan run(Workspace workspace, List<String> paths, ProgressMeter progress) {
        FileListing listing = workspace.files(paths);
        inRepository = listing.source() == FileListing.Source.GIT;
        int done = 0;
        for (String path : listing.paths()) {
            if (Context.current().isCancelled()) {
                throw Status.CANCELLED
                        .withDescription("the caller does not wait any more")
                        .asRuntimeException();
            }
            Optional<LanguageFrontEnd> frontEnd = settings.languages().frontEnd(path);
            if (frontEnd.isPresent() && !(workspace.stat(path) instanceof FileStat.Link)) {
                read(workspace, path, frontEnd.get());
            }
            progress.at(++done, listing.paths().size());
        }
        return this;
    }

    private void read(Workspace workspace, String path, LanguageFrontEnd frontEnd) {
        coverage.setFiles(coverage.getFiles() + 1);
        switch (workspace.read(path, settings.fileBytesMax())) {
            case FileRead.Skipped skipped -> coverage.addSkipped(skipped.file());
            case FileRead.Content content -> {
                hashes.append(ContentHash.of(content.bytes()).hex());
                coverage.setParsed(coverage.getParsed() + 1);
                SourceText source = SourceText.decode(content.bytes());
                if (GeneratedCode.is(path, source.text())) {
                    generatedFiles++;
                } else {
                    read(path, source, frontEnd);
                }
            }
        }
    }

    private void read(String path, SourceText source, LanguageFrontEnd frontEnd) {
        Tokens read;
        try {
            read = frontEnd.tokens(source);
        } catch (RuntimeException | LinkageError fault) {
            LOG.log(Level.WARNING, "fault while reading tokens of " + path, fault);
            coverage.setParsed(coverage.getParsed() - 1);
            coverage.addSkipped(SkipReason.FAILED.of(path, fault.getClass().getSimpleName()));
            return;
        }
        TokenStream stream = streams.computeIfAbsent(frontEnd.language(), language -> new TokenStream());
        codeLines.put(path, read.codeLines());
        int before = stream.size();
        reader.read(path, source, read, stream);
        tokens += stream.size() - before;
        if (tokens > TOKENS_MAX) {
            throw Faults.of(
                    Status.Code.RESOURCE_EXHAUSTED,
                    "TOO_MUCH_CODE",
                    "there are more than " + TOKENS_MAX + " tokens to compare, reached at `" + path
                            + "`; ask about a directory at a time");
        }
    }

    SortedMap<String, TokenStream> streams() {
        return streams;
    }

    /** Lines that hold code, by path. */
    SortedMap<String, BitSet> codeLines() {
        return codeLines;
    }

    int generatedFiles() {
        return generatedFiles;
    }

    ScanResult result() {
        String hash = ContentHash.of(hashes.toString().getBytes(StandardCharsets.UTF_8))
                .hex();
        return new ScanResult(coverage.build(), hash, 0, coverage.getParsed(), inRepository);
    }
}
