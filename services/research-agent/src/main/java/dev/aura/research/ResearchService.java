package dev.aura.research;

import dev.aura.bus.host.DaemonContext;
import dev.aura.bus.status.Faults;
import dev.aura.bus.workspace.Workspace;
import dev.aura.proto.research.v1.EvaluateLibraryRequest;
import dev.aura.proto.research.v1.EvaluateLibraryResponse;
import dev.aura.proto.research.v1.ImportAdvisoriesRequest;
import dev.aura.proto.research.v1.ImportAdvisoriesResponse;
import dev.aura.proto.research.v1.IngestDocumentsRequest;
import dev.aura.proto.research.v1.IngestDocumentsResponse;
import dev.aura.proto.research.v1.ListAdvisoriesRequest;
import dev.aura.proto.research.v1.ListAdvisoriesResponse;
import dev.aura.proto.research.v1.ResearchServiceGrpc.ResearchServiceImplBase;
import dev.aura.proto.research.v1.ScanDependenciesRequest;
import dev.aura.proto.research.v1.ScanDependenciesResponse;
import dev.aura.proto.research.v1.SearchKnowledgeRequest;
import dev.aura.proto.research.v1.SearchKnowledgeResponse;
import dev.aura.proto.research.v1.SynthesizeRequest;
import dev.aura.proto.research.v1.SynthesizeResponse;
import dev.aura.research.advisory.AdvisoryImport;
import dev.aura.research.advisory.AdvisoryMatcher;
import dev.aura.research.advisory.AdvisoryMatcher.Match;
import dev.aura.research.advisory.AdvisoryReader;
import dev.aura.research.advisory.AdvisoryStore;
import dev.aura.research.advisory.Weakness;
import dev.aura.research.ecosystem.Coordinate;
import dev.aura.research.ecosystem.PackageUrl;
import dev.aura.research.knowledge.KnowledgeBase;
import dev.aura.research.manifest.ManifestScan;
import dev.aura.research.progress.ProgressReport;
import dev.aura.research.scan.BillOfMaterials;
import dev.aura.research.scan.DependencyScan;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.stub.StreamObserver;
import java.nio.file.Path;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Serves {@code aura.research.v1.ResearchService}. Called by many threads at once. */
final class ResearchService extends ResearchServiceImplBase {

    private static final int ADVISORIES_DEFAULT = 50;
    private static final int ADVISORIES_MAX = 1000;
    private static final int PASSAGES_DEFAULT = 10;
    private static final int PASSAGES_MAX = 100;
    private static final int SYNTHESIS_PASSAGES = 8;

    private final DaemonContext context;
    private final AdvisoryStore store;
    private final KnowledgeBase knowledge;
    /** Two imports at once would only wait for one another inside the database. */
    private final ReentrantLock importing = new ReentrantLock();

    ResearchService(DaemonContext context) {
        this.context = context;
        this.store = new AdvisoryStore(
                context.directories().state().resolve("research.db"),
                context.directories().cache());
        this.knowledge = new KnowledgeBase(context.directories().state().resolve("knowledge"));
    }

    @Override
    public void scanDependencies(ScanDependenciesRequest request, StreamObserver<ScanDependenciesResponse> observer) {
        answer(observer, () -> {
            Workspace workspace = Workspace.open(request.getWorkspace());
            ProgressReport progress = progress(request.getProgressTopic());
            ManifestScan scan = new ManifestScan(
                    workspace, context.configuration().get(ResearchKeys.MANIFEST_BYTES_MAX), mavenRepository());
            ManifestScan.Result manifests = scan.run(request.getPathsList(), progress);
            try (AdvisoryReader reader = store.read()) {
                ScanDependenciesResponse.Builder response = DependencyScan.match(manifests, reader, progress);
                response.setSnapshot(reader.snapshot(context.clock().instant()));
                if (request.getBillOfMaterials()) {
                    response.setBillOfMaterials(
                            BillOfMaterials.document(workspace.root(), response.getDependenciesList()));
                }
                return response.build();
            }
        });
    }

    @Override
    public void listAdvisories(ListAdvisoriesRequest request, StreamObserver<ListAdvisoriesResponse> observer) {
        answer(observer, () -> {
            int limit = limit(request.getLimit(), ADVISORIES_DEFAULT, ADVISORIES_MAX);
            try (AdvisoryReader reader = store.read()) {
                return reader.list(request.getQuery(), request.getEcosystem(), limit)
                        .setSnapshot(reader.snapshot(context.clock().instant()))
                        .build();
            }
        });
    }

    @Override
    public void evaluateLibrary(EvaluateLibraryRequest request, StreamObserver<EvaluateLibraryResponse> observer) {
        answer(observer, () -> {
            Coordinate coordinate = PackageUrl.parse(request.getCoordinate());
            if (coordinate == null) {
                throw Faults.of(
                        Status.Code.INVALID_ARGUMENT,
                        "BAD_COORDINATE",
                        "`" + request.getCoordinate()
                                + "` is no package of a known ecosystem; write a package URL such as"
                                + " `pkg:maven/org.slf4j/slf4j-api@2.0.9`, or `org.slf4j:slf4j-api` or"
                                + " `npm:express@4.17.1`");
            }
            try (AdvisoryReader reader = store.read()) {
                Match match = new AdvisoryMatcher(reader).match(coordinate);
                return EvaluateLibraryResponse.newBuilder()
                        .setPackage(coordinate.toProto())
                        .addAllAdvisories(match.weaknesses().stream()
                                .map(Weakness::toProto)
                                .toList())
                        .setSafeVersion(match.safeVersion())
                        .setSnapshot(reader.snapshot(context.clock().instant()))
                        .build();
            }
        });
    }

    @Override
    public void importAdvisories(ImportAdvisoriesRequest request, StreamObserver<ImportAdvisoriesResponse> observer) {
        answer(observer, () -> {
            Path path = LocalPath.existing(request.getPath());
            AdvisoryImport imports = new AdvisoryImport(
                    store,
                    context.configuration().get(ResearchKeys.IMPORT_FILE_BYTES_MAX),
                    context.configuration().get(ResearchKeys.IMPORT_FILES_MAX),
                    context.configuration().get(ResearchKeys.IMPORT_BYTES_MAX).longValue());
            importing.lock();
            try {
                ImportAdvisoriesResponse.Builder response = imports.run(path, progress(request.getProgressTopic()));
                try (AdvisoryReader reader = store.read()) {
                    return response.setSnapshot(reader.snapshot(context.clock().instant()))
                            .build();
                }
            } finally {
                importing.unlock();
            }
        });
    }

    @Override
    public void searchKnowledge(SearchKnowledgeRequest request, StreamObserver<SearchKnowledgeResponse> observer) {
        answer(observer, () -> {
            int limit = limit(request.getLimit(), PASSAGES_DEFAULT, PASSAGES_MAX);
            return knowledge.search(request.getQuery(), limit);
        });
    }

    /** Extracts its answer whether or not a model is asked for: every statement stands in a source. */
    @Override
    public void synthesize(SynthesizeRequest request, StreamObserver<SynthesizeResponse> observer) {
        answer(observer, () -> knowledge.synthesize(request.getQuery(), SYNTHESIS_PASSAGES));
    }

    @Override
    public void ingestDocuments(IngestDocumentsRequest request, StreamObserver<IngestDocumentsResponse> observer) {
        answer(
                observer,
                () -> knowledge.ingest(
                        LocalPath.absolute(request.getPath()),
                        context.configuration().get(ResearchKeys.DOCUMENT_BYTES_MAX),
                        context.configuration().get(ResearchKeys.DOCUMENTS_MAX),
                        progress(request.getProgressTopic())));
    }

    private @Nullable Path mavenRepository() {
        Path path = context.configuration().get(ResearchKeys.MAVEN_REPOSITORY);
        return path.toString().isEmpty() ? null : path;
    }

    private ProgressReport progress(String topic) {
        return new ProgressReport(context.events(), context.clock(), topic);
    }

    private static int limit(int asked, int preset, int max) {
        if (asked < 0 || asked > max) {
            throw Faults.of(
                    Status.Code.INVALID_ARGUMENT,
                    "BAD_LIMIT",
                    "limit " + asked + " is out of range; give 1 to " + max + ", or 0 for " + preset);
        }
        return asked == 0 ? preset : asked;
    }

    private static <T> void answer(StreamObserver<T> observer, Supplier<T> work) {
        T response;
        try {
            response = work.get();
        } catch (StatusRuntimeException fault) {
            observer.onError(fault);
            return;
        }
        observer.onNext(response);
        observer.onCompleted();
    }
}
