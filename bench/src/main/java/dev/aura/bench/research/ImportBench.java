package dev.aura.bench.research;

import com.google.protobuf.Message;
import dev.aura.bus.events.Events;
import dev.aura.bus.workspace.Workspace;
import dev.aura.proto.mesh.v1.Event;
import dev.aura.proto.research.v1.ImportAdvisoriesResponse;
import dev.aura.proto.research.v1.ScanDependenciesResponse;
import dev.aura.research.advisory.AdvisoryImport;
import dev.aura.research.advisory.AdvisoryReader;
import dev.aura.research.advisory.AdvisoryStore;
import dev.aura.research.knowledge.KnowledgeBase;
import dev.aura.research.manifest.ManifestScan;
import dev.aura.research.progress.ProgressReport;
import dev.aura.research.scan.DependencyScan;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * Times an import against merely reading the same files, then scans of a workspace and searches in its documents.
 *
 * <p>{@code bench/run research.ImportBench RECORDS [WORKSPACE]}: RECORDS is a directory of OSV records, WORKSPACE (default: the current
 * directory) is scanned and ingested.
 */
public final class ImportBench {

    private static final int RUNS = 5;

    private final Path state;
    private final ProgressReport progress = new ProgressReport(new NoEvents(), InstantSource.system(), "");

    private ImportBench(Path state) {
        this.state = state;
    }

    public static void main(String[] arguments) throws IOException {
        Path records = Path.of(arguments[0]).toRealPath();
        Path workspace = Path.of(arguments.length > 1 ? arguments[1] : ".").toRealPath();
        ImportBench bench = new ImportBench(Files.createTempDirectory("aura-bench"));
        bench.imports(records);
        bench.scans(workspace);
        bench.searches(workspace);
    }

    private void imports(Path records) throws IOException {
        long[] bytes = new long[1];
        double read = time(() -> bytes[0] = readAll(records));
        AdvisoryImport imports = new AdvisoryImport(
                new AdvisoryStore(state.resolve("research.db"), state), 1 << 24, 10_000_000, 1L << 40);
        ImportAdvisoriesResponse[] response = new ImportAdvisoriesResponse[1];
        double first = time(() -> response[0] = imports.run(records, progress).build());
        double again = time(() -> imports.run(records, progress));
        int files = response[0].getCoverage().getFiles();
        System.out.printf("read %d files, %.1f MB: %.0f ms%n", files, bytes[0] / 1e6, read);
        System.out.printf(
                "import: %.0f ms, %.0f records/s, %.1f times reading; database %.1f MB%n",
                first, files / first * 1000, first / read, Files.size(state.resolve("research.db")) / 1e6);
        System.out.printf("import again: %.0f ms, %.2f times the first%n", again, again / first);
    }

    private void scans(Path workspace) throws IOException {
        AdvisoryStore store = new AdvisoryStore(state.resolve("research.db"), state);
        Path repository = Path.of(System.getProperty("user.home"), ".m2", "repository");
        double[] runs = new double[RUNS];
        ScanDependenciesResponse[] response = new ScanDependenciesResponse[1];
        for (int run = 0; run < RUNS; run++) {
            runs[run] = time(() -> {
                ManifestScan.Result manifests = new ManifestScan(
                                Workspace.open(workspace.toString()), 1 << 25, repository)
                        .run(List.of(), progress);
                try (AdvisoryReader reader = store.read()) {
                    response[0] =
                            DependencyScan.match(manifests, reader, progress).build();
                }
            });
        }
        double first = runs[0];
        Arrays.sort(runs);
        System.out.printf(
                "scan: first %.0f ms, median of %d %.0f ms; %d manifests, %d packages, %d findings, %d unresolved%n",
                first,
                RUNS,
                runs[RUNS / 2],
                response[0].getCoverage().getFiles(),
                response[0].getDependenciesCount(),
                response[0].getFindingsCount(),
                response[0].getUnresolvedCount());
    }

    private void searches(Path workspace) throws IOException {
        KnowledgeBase knowledge = new KnowledgeBase(state.resolve("knowledge"));
        int[] added = new int[1];
        double first = time(() -> added[0] =
                knowledge.ingest(workspace, 1 << 22, 100_000, progress).getAdded());
        double again = time(() -> knowledge.ingest(workspace, 1 << 22, 100_000, progress));
        double[] runs = new double[RUNS * 10];
        for (int run = 0; run < runs.length; run++) {
            runs[run] = time(() -> knowledge.search("how are events redelivered", 10));
        }
        Arrays.sort(runs);
        System.out.printf(
                "ingest: %d documents %.0f ms, again %.0f ms; search: median of %d %.1f ms%n",
                added[0], first, again, runs.length, runs[runs.length / 2]);
    }

    private static long readAll(Path directory) throws IOException {
        long bytes = 0;
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : (Iterable<Path>) files.filter(Files::isRegularFile)::iterator) {
                bytes += Files.readAllBytes(file).length;
            }
        }
        return bytes;
    }

    /** What is timed. */
    private interface Work {
        void run() throws IOException;
    }

    private static double time(Work work) throws IOException {
        long start = System.nanoTime();
        work.run();
        return (System.nanoTime() - start) / 1e6;
    }

    private static final class NoEvents implements Events {
        @Override
        public void publish(String topic, Message event) {}

        @Override
        public Subscription subscribe(String pattern, Consumer<Event> handler) {
            return () -> {};
        }
    }
}
