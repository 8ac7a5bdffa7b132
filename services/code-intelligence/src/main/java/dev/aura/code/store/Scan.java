package dev.aura.code.store;

import dev.aura.bus.workspace.FileListing;
import dev.aura.bus.workspace.FileRead;
import dev.aura.bus.workspace.FileStat;
import dev.aura.bus.workspace.SkipReason;
import dev.aura.bus.workspace.Workspace;
import dev.aura.code.language.FileRole;
import dev.aura.code.language.LanguageFrontEnd;
import dev.aura.code.language.Languages;
import dev.aura.code.source.SourceText;
import dev.aura.code.store.AnalysisStore.Part;
import dev.aura.code.store.AnalysisStore.Seen;
import dev.aura.proto.mesh.v1.SkippedFile;
import io.grpc.Context;
import io.grpc.Status;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One look at the files in question. Each worker takes the next path, finds out its content's hash (from the file's state, as git
 * does, or by reading it), takes the analysis from the store or makes it, and hands it on; nothing is kept.
 */
final class Scan {

    /** A file changed so shortly before we looked may change again without its time stamp showing it. */
    private static final long RACY_NANOS = 1_000_000_000L;

    private final Workspace workspace;
    private final Languages languages;
    private final AnalysisStore store;
    private final DeepStack threads;
    private final long fileBytesMax;
    private final InstantSource clock;
    private final Set<Part> parts;
    private final boolean counting;

    private final Map<String, Seen> seenBefore;
    private final Map<String, Seen> seenNow = new HashMap<>();
    private final Context caller = Context.current();

    Scan(ScanSettings settings, Workspace workspace, Set<Part> parts, boolean counting) {
        this.workspace = workspace;
        this.languages = settings.languages();
        this.store = settings.store();
        this.threads = settings.threads();
        this.fileBytesMax = settings.fileBytesMax();
        this.clock = settings.clock();
        this.parts = parts.isEmpty() ? EnumSet.noneOf(Part.class) : EnumSet.copyOf(parts);
        this.counting = counting;
        this.seenBefore = store.seen(workspace.root());
    }

    /** Calls the consumer for each file that could be analysed, one at a time, in no particular order. */
    ScanResult run(FileListing listing, Set<String> named, Consumer<ScannedFile> consumer, ProgressMeter progress) {
        List<String> paths = new ArrayList<>(listing.paths());
        paths.removeIf(path -> !named.contains(path) && !inQuestion(path));
        Tally tally = new Tally(paths, consumer, progress);
        AtomicInteger next = new AtomicInteger();
        AtomicReference<Throwable> failure = new AtomicReference<>();
        Runnable work = () -> {
            try {
                for (int index = next.getAndIncrement();
                        index < paths.size() && failure.get() == null && !caller.isCancelled();
                        index = next.getAndIncrement()) {
                    String path = paths.get(index);
                    tally.add(index, threads.withPermit(() -> look(path)));
                }
            } catch (Throwable fault) {
                failure.compareAndSet(null, fault);
            }
        };
        runAll(work, paths.size());
        store.flush();
        store.remember(workspace.root(), seenNow);
        if (caller.isCancelled()) {
            throw Status.CANCELLED
                    .withDescription("the caller does not wait any more")
                    .asRuntimeException();
        }
        if (failure.get() != null) {
            throw new IllegalStateException("scan of " + workspace.root() + " failed", failure.get());
        }
        return tally.result(listing);
    }

    private boolean inQuestion(String path) {
        return languages.frontEnd(path).isPresent()
                || (counting && !languages.language(path).isEmpty());
    }

    private void runAll(Runnable work, int size) {
        List<Thread> started = new ArrayList<>();
        for (int number = 0; number < Math.min(threads.threads(), size); number++) {
            started.add(threads.start("code-scan-" + number, work));
        }
        boolean interrupted = false;
        for (Thread thread : started) {
            while (thread.isAlive()) {
                try {
                    thread.join();
                } catch (InterruptedException stopped) {
                    interrupted = true;
                }
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** One file: an analysis or a reason; null for a link, since what it leads to is listed by its own name. */
    private @Nullable Look look(String path) {
        Optional<LanguageFrontEnd> frontEnd = languages.frontEnd(path);
        if (frontEnd.isEmpty() && (!counting || languages.language(path).isEmpty())) {
            return Look.skipped(SkipReason.UNSUPPORTED.of(path, "no parser for this kind of file"));
        }
        return switch (workspace.stat(path)) {
            case FileStat.Link ignored -> null;
            case FileStat.Skipped skipped -> Look.skipped(skipped.file());
            case FileStat.Regular stat -> look(path, frontEnd.orElse(null), stat);
        };
    }

    private Look look(String path, @Nullable LanguageFrontEnd frontEnd, FileStat.Regular stat) {
        Seen seen = seenBefore.get(path);
        if (seen != null
                && seen.size() == stat.size()
                && seen.modifiedNanos() == stat.modifiedNanos()
                && seen.inode() == stat.inode().hashCode()) {
            FileAnalysis known = store.find(key(seen.hash(), path, frontEnd), parts);
            if (known != null) {
                return Look.found(file(path, frontEnd, seen.hash(), known), true);
            }
        }
        Instant before = clock.instant();
        return switch (workspace.read(path, fileBytesMax)) {
            case FileRead.Skipped skipped -> Look.skipped(skipped.file());
            case FileRead.Content content -> {
                ContentHash hash = ContentHash.of(content.bytes());
                remember(path, content.stat(), hash, before);
                yield analysed(path, frontEnd, content.bytes(), hash);
            }
        };
    }

    private Look analysed(String path, @Nullable LanguageFrontEnd frontEnd, byte[] content, ContentHash hash) {
        ContentHash key = key(hash, path, frontEnd);
        FileAnalysis known = store.find(key, parts);
        if (known != null) {
            return Look.found(file(path, frontEnd, hash, known), true);
        }
        SourceText source = SourceText.decode(content);
        if (frontEnd == null) {
            FileAnalysis counted = new FileAnalysis(FileFacts.counted(source), List.of(), List.of());
            store.put(key, counted);
            return Look.found(file(path, null, hash, counted), false);
        }
        return switch (Analyzer.parse(frontEnd, path, source)) {
            case Analyzer.Outcome.Skipped skipped -> Look.skipped(skipped.file());
            case Analyzer.Outcome.Parsed parsed -> {
                FileAnalysis analysis = FileAnalysis.of(parsed.file());
                store.put(key, analysis);
                yield Look.found(file(path, frontEnd, hash, analysis), false);
            }
        };
    }

    private ScannedFile file(
            String path, @Nullable LanguageFrontEnd frontEnd, ContentHash hash, FileAnalysis analysis) {
        FileRole role = frontEnd == null ? FileRole.MAIN : frontEnd.role(path);
        return new ScannedFile(path, languages.language(path), frontEnd != null, role, hash, analysis);
    }

    private static ContentHash key(ContentHash hash, String path, @Nullable LanguageFrontEnd frontEnd) {
        String variant = frontEnd == null ? "counted" : frontEnd.language() + ":" + frontEnd.role(path);
        return hash.with(AnalysisStore.ANALYZER_VERSION + ":" + variant);
    }

    private void remember(String path, FileStat.Regular stat, ContentHash hash, Instant before) {
        long now = before.getEpochSecond() * 1_000_000_000L + before.getNano();
        if (stat.modifiedNanos() < now - RACY_NANOS) {
            synchronized (seenNow) {
                seenNow.put(
                        path,
                        new Seen(stat.size(), stat.modifiedNanos(), stat.inode().hashCode(), hash));
            }
        }
    }

    /** What came of one path. */
    record Look(@Nullable ScannedFile file, @Nullable SkippedFile skippedFile, boolean cached) {

        static Look found(ScannedFile file, boolean cached) {
            return new Look(file, null, cached);
        }

        static Look skipped(SkippedFile file) {
            return new Look(null, file, false);
        }
    }
}
