package dev.aura.code.store;

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
import dev.aura.proto.code.v1.Finding;
import io.grpc.Context;
import io.grpc.Status;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * One look at the files in question. Each worker takes the next path, finds out its content's hash (from the file's state, as git
 * does, or by reading it), takes what is wanted from the store or from a new analysis, and hands it on; nothing is kept.
 */
public final class Scan<T> {

    private final ScanSettings settings;
    private final Workspace workspace;
    private final Wanted<T> wanted;
    private final boolean counting;
    private final Known known;

    private final CompletableFuture<Map<String, Seen>> seenBefore;
    private final Map<String, Seen> seenNow = new HashMap<>();
    private final Context caller = Context.current();

    /** What the caller holds already, by path. */
    public interface Known {

        /** The state of a file that need not be handed out again where it is still so. */
        @Nullable
        FileState state(String path);
    }

    /** Takes what came of each path, in no particular order, from several threads. */
    interface Looks<T> {
        void add(int index, Look<T> look);
    }

    private Scan(
            ScanSettings settings,
            Workspace workspace,
            Wanted<T> wanted,
            boolean counting,
            Known known,
            CompletableFuture<Map<String, Seen>> seenBefore) {
        this.settings = settings;
        this.workspace = workspace;
        this.wanted = wanted;
        this.counting = counting;
        this.known = known;
        this.seenBefore = seenBefore;
    }

    /** A scan of a workspace for one question. */
    static <T> Scan<T> of(ScanSettings settings, Workspace workspace, Wanted<T> wanted, boolean counting) {
        return new Scan<>(
                settings,
                workspace,
                wanted,
                counting,
                path -> null,
                CompletableFuture.completedFuture(settings.store().seen(workspace.root())));
    }

    /**
     * A scan of which only what is not as the caller holds it comes out; the first one begins with what was seen by earlier processes,
     * which is read while the caller finds out what to look at.
     */
    public static <T> Scan<T> since(
            ScanSettings settings, Workspace workspace, Wanted<T> wanted, Known known, boolean isFirst) {
        CompletableFuture<Map<String, Seen>> before = isFirst
                ? CompletableFuture.supplyAsync(() -> settings.store().seen(workspace.root()))
                : CompletableFuture.completedFuture(Map.of());
        return new Scan<>(settings, workspace, wanted, false, known, before);
    }

    /** Looks at the paths, and hands out what came of so many at a time, in their order, while the next ones are looked at. */
    public void run(List<String> paths, int atOnce, ProgressMeter progress, Consumer<List<Look<T>>> consumer) {
        AtomicInteger done = new AtomicInteger();
        Runnable handOut = () -> {};
        for (int start = 0; start < paths.size(); start += atOnce) {
            List<String> some = paths.subList(start, Math.min(start + atOnce, paths.size()));
            AtomicReferenceArray<@Nullable Look<T>> looks = new AtomicReferenceArray<>(some.size());
            Looks<T> keep = (index, look) -> {
                looks.set(index, look);
                progress.at(done.incrementAndGet(), paths.size());
            };
            run(some, keep, handOut);
            handOut = () -> consumer.accept(IntStream.range(0, looks.length())
                    .<@Nullable Look<T>>mapToObj(looks::get)
                    .filter(Objects::nonNull)
                    .toList());
        }
        handOut.run();
    }

    /** Looks at each path. */
    void run(List<String> paths, Looks<T> looks) {
        run(paths, looks, () -> {});
    }

    private void run(List<String> paths, Looks<T> looks, Runnable meanwhile) {
        AtomicInteger next = new AtomicInteger();
        AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();
        Runnable work = () -> {
            try {
                for (int index = next.getAndIncrement();
                        index < paths.size() && failure.get() == null && !caller.isCancelled();
                        index = next.getAndIncrement()) {
                    String path = paths.get(index);
                    looks.add(index, settings.threads().withPermit(() -> look(path)));
                }
            } catch (Throwable fault) {
                failure.compareAndSet(null, fault);
            }
        };
        List<Thread> started = start(work, paths.size());
        try {
            meanwhile.run();
        } catch (Throwable fault) {
            failure.compareAndSet(null, fault);
        }
        join(started);
        settings.store().flush();
        settings.store().remember(workspace.root(), seenNow);
        seenNow.clear();
        if (caller.isCancelled()) {
            throw Status.CANCELLED
                    .withDescription("the caller does not wait any more")
                    .asRuntimeException();
        }
        Throwable fault = failure.get();
        if (fault != null) {
            throw new IllegalStateException("scan of " + workspace.root() + " failed", fault);
        }
    }

    private List<Thread> start(Runnable work, int size) {
        List<Thread> started = new ArrayList<>();
        for (int number = 0; number < Math.min(settings.threads().threads(), size); number++) {
            started.add(settings.threads().start("code-scan-" + number, work));
        }
        return started;
    }

    private static void join(List<Thread> started) {
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

    private Look<T> look(String path) {
        Languages languages = settings.languages();
        Optional<LanguageFrontEnd> frontEnd = languages.reader(path);
        if (frontEnd.isEmpty() && (!counting || languages.language(path).isEmpty())) {
            return new Look.Skipped<>(path, SkipReason.UNSUPPORTED.of(path, "no parser for this kind of file"), null);
        }
        return switch (workspace.stat(path)) {
            case FileStat.Link ignored -> new Look.Link<>(path);
            case FileStat.Skipped skipped -> new Look.Skipped<>(path, skipped.file(), null);
            case FileStat.Regular stat -> look(path, frontEnd.orElse(null), stat);
        };
    }

    private Look<T> look(String path, @Nullable LanguageFrontEnd frontEnd, FileStat.Regular stat) {
        FileState held = known.state(path);
        if (held != null && held.isStill(stat)) {
            return new Look.Unchanged<>(path);
        }
        Seen seen = seenBefore.join().get(path);
        if (seen != null
                && seen.size() == stat.size()
                && seen.modifiedNanos() == stat.modifiedNanos()
                && seen.inode() == stat.inode().hashCode()) {
            T found = wanted.find(settings.store(), key(seen.hash(), path, frontEnd));
            if (found != null) {
                FileState state = new FileState(seen.size(), seen.modifiedNanos(), seen.inode(), true);
                return found(path, frontEnd, seen.hash(), state, true, found);
            }
        }
        Instant before = settings.clock().instant();
        return switch (workspace.read(path, settings.fileBytesMax())) {
            case FileRead.Skipped skipped ->
                new Look.Skipped<>(path, skipped.file(), lasting(skipped) ? FileState.of(stat, nanos(before)) : null);
            case FileRead.Content content -> {
                ContentHash hash = ContentHash.of(content.bytes());
                FileState state = FileState.of(content.stat(), nanos(before));
                remember(path, state, hash);
                yield analysed(path, frontEnd, content.bytes(), hash, state);
            }
        };
    }

    /** Whether the reason stands for as long as the file is not written again; permissions may change without that. */
    private static boolean lasting(FileRead.Skipped skipped) {
        String reason = skipped.file().getReason();
        return reason.startsWith(SkipReason.BINARY.word()) || reason.startsWith(SkipReason.TOO_LARGE.word());
    }

    /** The findings of a file that had some content, where the store still has them. */
    public static List<Finding> findings(ScanSettings settings, String path, ContentHash hash) {
        LanguageFrontEnd frontEnd = settings.languages().frontEnd(path).orElse(null);
        FileAnalysis analysis = settings.store().find(key(hash, path, frontEnd), Set.of(Part.FINDINGS));
        return analysis == null ? List.of() : analysis.findings();
    }

    private Look<T> analysed(
            String path, @Nullable LanguageFrontEnd frontEnd, byte[] content, ContentHash hash, FileState state) {
        ContentHash key = key(hash, path, frontEnd);
        T stored = wanted.find(settings.store(), key);
        if (stored != null) {
            return found(path, frontEnd, hash, state, true, stored);
        }
        SourceText source = SourceText.decode(content);
        if (frontEnd == null) {
            FileAnalysis counted = new FileAnalysis(FileFacts.counted(source), List.of(), List.of());
            settings.store().put(key, counted);
            return found(path, null, hash, state, false, wanted.of(counted));
        }
        if (frontEnd.isManifest(path)) {
            return manifest(path, frontEnd, source, hash, state);
        }
        return switch (Analyzer.parse(frontEnd, path, source)) {
            case Analyzer.Outcome.Skipped skipped -> new Look.Skipped<>(path, skipped.file(), state);
            case Analyzer.Outcome.Parsed parsed -> {
                FileAnalysis analysis = FileAnalysis.of(parsed.file());
                settings.store().put(key, analysis);
                yield found(path, frontEnd, hash, state, false, wanted.of(analysis));
            }
        };
    }

    private Look<T> manifest(
            String path, LanguageFrontEnd frontEnd, SourceText source, ContentHash hash, FileState state) {
        return switch (Analyzer.manifest(frontEnd, path, source)) {
            case Analyzer.Reading.Skipped skipped -> new Look.Skipped<>(path, skipped.file(), state);
            case Analyzer.Reading.Read read -> {
                FileAnalysis analysis = FileAnalysis.ofManifest(source, read.text());
                settings.store().put(key(hash, path, frontEnd), analysis);
                yield found(path, frontEnd, hash, state, false, wanted.of(analysis));
            }
        };
    }

    private Look<T> found(
            String path,
            @Nullable LanguageFrontEnd frontEnd,
            ContentHash hash,
            FileState state,
            boolean cached,
            T content) {
        FileRole role = frontEnd == null ? FileRole.MAIN : Analyzer.role(frontEnd, path);
        boolean parsed = frontEnd != null && role != FileRole.MANIFEST;
        return new Look.Found<>(path, settings.languages().language(path), parsed, role, hash, state, cached, content);
    }

    static ContentHash key(ContentHash hash, String path, @Nullable LanguageFrontEnd frontEnd) {
        String variant = frontEnd == null ? "counted" : frontEnd.language() + ":" + Analyzer.role(frontEnd, path);
        return hash.with(AnalysisStore.ANALYZER_VERSION + ":" + variant);
    }

    private void remember(String path, FileState state, ContentHash hash) {
        if (state.settled()) {
            synchronized (seenNow) {
                seenNow.put(path, new Seen(state.size(), state.modifiedNanos(), state.inode(), hash));
            }
        }
    }

    private static long nanos(Instant instant) {
        return instant.getEpochSecond() * 1_000_000_000L + instant.getNano();
    }
}
