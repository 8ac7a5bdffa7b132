package dev.aura.code;

import dev.aura.bus.events.Events;
import dev.aura.bus.status.Faults;
import dev.aura.code.diff.Alignments;
import dev.aura.code.diff.EntityDiffs;
import dev.aura.code.duplicate.Duplicates;
import dev.aura.code.index.Indexes;
import dev.aura.code.pattern.Patterns;
import dev.aura.code.policy.RulePolicies;
import dev.aura.code.query.CallModels;
import dev.aura.code.query.Callers;
import dev.aura.code.query.Definitions;
import dev.aura.code.query.Dependencies;
import dev.aura.code.query.Dependents;
import dev.aura.code.query.Implementers;
import dev.aura.code.query.Measurements;
import dev.aura.code.query.Outlines;
import dev.aura.code.query.PublicApi;
import dev.aura.code.query.ReachingTests;
import dev.aura.code.query.RecentContents;
import dev.aura.code.query.References;
import dev.aura.code.query.Reviews;
import dev.aura.code.query.RuleCatalog;
import dev.aura.code.query.Summaries;
import dev.aura.code.query.Symbols;
import dev.aura.code.store.ProgressMeter;
import dev.aura.code.store.Workspaces;
import dev.aura.config.Configuration;
import dev.aura.proto.code.v1.AlignVersionsRequest;
import dev.aura.proto.code.v1.AlignVersionsResponse;
import dev.aura.proto.code.v1.AnalyzeContentsRequest;
import dev.aura.proto.code.v1.AnalyzeContentsResponse;
import dev.aura.proto.code.v1.AnalyzeRequest;
import dev.aura.proto.code.v1.AnalyzeResponse;
import dev.aura.proto.code.v1.CodeServiceGrpc;
import dev.aura.proto.code.v1.DetectPatternsRequest;
import dev.aura.proto.code.v1.DetectPatternsResponse;
import dev.aura.proto.code.v1.DiffEntitiesRequest;
import dev.aura.proto.code.v1.DiffEntitiesResponse;
import dev.aura.proto.code.v1.FindCallersRequest;
import dev.aura.proto.code.v1.FindCallersResponse;
import dev.aura.proto.code.v1.FindDefinitionRequest;
import dev.aura.proto.code.v1.FindDefinitionResponse;
import dev.aura.proto.code.v1.FindDuplicatesRequest;
import dev.aura.proto.code.v1.FindDuplicatesResponse;
import dev.aura.proto.code.v1.FindImplementersRequest;
import dev.aura.proto.code.v1.FindImplementersResponse;
import dev.aura.proto.code.v1.FindReferencesRequest;
import dev.aura.proto.code.v1.FindReferencesResponse;
import dev.aura.proto.code.v1.FindTestsRequest;
import dev.aura.proto.code.v1.FindTestsResponse;
import dev.aura.proto.code.v1.GetDependenciesRequest;
import dev.aura.proto.code.v1.GetDependenciesResponse;
import dev.aura.proto.code.v1.GetDependentsRequest;
import dev.aura.proto.code.v1.GetDependentsResponse;
import dev.aura.proto.code.v1.GetOutlineRequest;
import dev.aura.proto.code.v1.GetOutlineResponse;
import dev.aura.proto.code.v1.GetPublicApiRequest;
import dev.aura.proto.code.v1.GetPublicApiResponse;
import dev.aura.proto.code.v1.ListRulesRequest;
import dev.aura.proto.code.v1.ListRulesResponse;
import dev.aura.proto.code.v1.MeasureRequest;
import dev.aura.proto.code.v1.MeasureResponse;
import dev.aura.proto.code.v1.SearchSymbolsRequest;
import dev.aura.proto.code.v1.SearchSymbolsResponse;
import dev.aura.proto.code.v1.SummarizeRequest;
import dev.aura.proto.code.v1.SummarizeResponse;
import dev.aura.proto.code.v1.WatchRequest;
import dev.aura.proto.code.v1.WatchResponse;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.stub.ServerCallStreamObserver;
import io.grpc.stub.StreamObserver;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.function.Supplier;

/** The service as the mesh sees it: each call goes to one question, and what fails becomes a status here. */
final class CodeEndpoint extends CodeServiceGrpc.CodeServiceImplBase {

    private static final Logger LOG = System.getLogger(CodeEndpoint.class.getName());

    private final Workspaces workspaces;
    private final Indexes indexes;
    private final RulePolicies policies;
    private final Events events;
    private final Configuration configuration;
    private final CallModels calls;
    private final RecentContents recent = new RecentContents();

    CodeEndpoint(
            Workspaces workspaces, Indexes indexes, RulePolicies policies, Events events, Configuration configuration) {
        this.workspaces = workspaces;
        this.indexes = indexes;
        this.policies = policies;
        this.events = events;
        this.configuration = configuration;
        this.calls = new CallModels(workspaces, configuration.get(CodeKeys.TIES_WAIT));
    }

    @Override
    public void summarize(SummarizeRequest request, StreamObserver<SummarizeResponse> observer) {
        answer(
                observer,
                () -> new Summaries(workspaces, policies).summarize(request, progress(request.getProgressTopic())));
    }

    @Override
    public void analyze(AnalyzeRequest request, StreamObserver<AnalyzeResponse> observer) {
        answer(
                observer,
                () -> new Reviews(workspaces, policies).analyze(request, progress(request.getProgressTopic())));
    }

    @Override
    public void measure(MeasureRequest request, StreamObserver<MeasureResponse> observer) {
        answer(observer, () -> new Measurements(workspaces).measure(request, progress(request.getProgressTopic())));
    }

    @Override
    public void getOutline(GetOutlineRequest request, StreamObserver<GetOutlineResponse> observer) {
        answer(observer, () -> new Outlines(workspaces).outline(request));
    }

    @Override
    public void getDependencies(GetDependenciesRequest request, StreamObserver<GetDependenciesResponse> observer) {
        answer(
                observer,
                () -> new Dependencies(workspaces, indexes)
                        .dependencies(request, progress(request.getProgressTopic())));
    }

    @Override
    public void searchSymbols(SearchSymbolsRequest request, StreamObserver<SearchSymbolsResponse> observer) {
        answer(observer, () -> new Symbols(indexes).search(request, progress("")));
    }

    @Override
    public void findDefinition(FindDefinitionRequest request, StreamObserver<FindDefinitionResponse> observer) {
        answer(observer, () -> new Definitions(workspaces, indexes, calls).find(request, progress("")));
    }

    @Override
    public void findReferences(FindReferencesRequest request, StreamObserver<FindReferencesResponse> observer) {
        answer(observer, () -> new References(workspaces, indexes, calls, recent).find(request, progress("")));
    }

    @Override
    public void findCallers(FindCallersRequest request, StreamObserver<FindCallersResponse> observer) {
        answer(observer, () -> new Callers(workspaces, indexes, calls).find(request, progress("")));
    }

    @Override
    public void findImplementers(FindImplementersRequest request, StreamObserver<FindImplementersResponse> observer) {
        answer(observer, () -> new Implementers(workspaces, indexes, calls).find(request, progress("")));
    }

    @Override
    public void findTests(FindTestsRequest request, StreamObserver<FindTestsResponse> observer) {
        answer(observer, () -> new ReachingTests(workspaces, indexes, calls).find(request, progress("")));
    }

    @Override
    public void getPublicApi(GetPublicApiRequest request, StreamObserver<GetPublicApiResponse> observer) {
        answer(observer, () -> new PublicApi(workspaces).list(request, progress(request.getProgressTopic())));
    }

    @Override
    public void getDependents(GetDependentsRequest request, StreamObserver<GetDependentsResponse> observer) {
        answer(observer, () -> new Dependents(indexes).dependents(request, progress("")));
    }

    @Override
    public void detectPatterns(DetectPatternsRequest request, StreamObserver<DetectPatternsResponse> observer) {
        answer(
                observer,
                () -> new Patterns(workspaces, calls, configuration)
                        .detect(request, progress(request.getProgressTopic())));
    }

    @Override
    public void diffEntities(DiffEntitiesRequest request, StreamObserver<DiffEntitiesResponse> observer) {
        answer(observer, () -> new EntityDiffs(workspaces).diff(request));
    }

    @Override
    public void alignVersions(AlignVersionsRequest request, StreamObserver<AlignVersionsResponse> observer) {
        answer(observer, () -> new Alignments(workspaces).align(request));
    }

    @Override
    public void analyzeContents(AnalyzeContentsRequest request, StreamObserver<AnalyzeContentsResponse> observer) {
        answer(observer, () -> new Reviews(workspaces, policies).analyze(request));
    }

    @Override
    public void findDuplicates(FindDuplicatesRequest request, StreamObserver<FindDuplicatesResponse> observer) {
        answer(observer, () -> new Duplicates(workspaces).find(request, progress(request.getProgressTopic())));
    }

    @Override
    public void listRules(ListRulesRequest request, StreamObserver<ListRulesResponse> observer) {
        answer(observer, () -> new RuleCatalog(workspaces.settings().languages()).list(request));
    }

    @Override
    public void watch(WatchRequest request, StreamObserver<WatchResponse> observer) {
        try {
            WatchCall.begin(indexes, request, (ServerCallStreamObserver<WatchResponse>) observer);
        } catch (StatusRuntimeException fault) {
            observer.onError(fault);
        }
    }

    private ProgressMeter progress(String topic) {
        return new ProgressMeter(
                events, topic, "reading code", workspaces.settings().clock());
    }

    private static <T> void answer(StreamObserver<T> observer, Supplier<T> question) {
        T response;
        try {
            response = question.get();
        } catch (StatusRuntimeException fault) {
            observer.onError(fault);
            return;
        } catch (RuntimeException | StackOverflowError fault) {
            LOG.log(Level.ERROR, "fault while answering", fault);
            observer.onError(Faults.of(
                    Status.Code.INTERNAL, "CODE_FAULT", "code intelligence failed: " + fault.getMessage(), fault));
            return;
        }
        observer.onNext(response);
        observer.onCompleted();
    }
}
