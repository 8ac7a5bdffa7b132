package dev.aura.cli.report;

import com.google.protobuf.Message;
import dev.aura.bus.status.Faults;
import dev.aura.cli.workspace.Workspace;
import dev.aura.proto.code.v1.CodeServiceGrpc;
import dev.aura.proto.code.v1.SummarizeRequest;
import dev.aura.proto.code.v1.SummarizeResponse;
import dev.aura.proto.git.v1.AssessImpactRequest;
import dev.aura.proto.git.v1.AssessImpactResponse;
import dev.aura.proto.git.v1.DescribeRepositoryRequest;
import dev.aura.proto.git.v1.DescribeRepositoryResponse;
import dev.aura.proto.git.v1.GitServiceGrpc;
import dev.aura.proto.git.v1.GitServiceGrpc.GitServiceBlockingStub;
import dev.aura.proto.git.v1.ReviewRequest;
import dev.aura.proto.git.v1.ReviewResponse;
import dev.aura.proto.git.v1.SuggestMessageRequest;
import dev.aura.proto.git.v1.SuggestMessageResponse;
import dev.aura.proto.llm.v1.ListProvidersRequest;
import dev.aura.proto.llm.v1.ListProvidersResponse;
import dev.aura.proto.llm.v1.LlmServiceGrpc;
import dev.aura.proto.research.v1.ResearchServiceGrpc;
import dev.aura.proto.research.v1.ScanDependenciesRequest;
import dev.aura.proto.research.v1.ScanDependenciesResponse;
import io.grpc.Channel;
import io.grpc.StatusRuntimeException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;

/** Asks all services about one workspace at the same time. */
final class Questions {

    static final String NO_REPOSITORY = "not a git repository";
    static final String BARE = "a bare repository has no work tree";

    private final Channel mesh;
    private final String workspace;
    private final boolean bare;
    private final String progressTopic;

    Questions(Channel mesh, Workspace workspace, String progressTopic) {
        this.mesh = mesh;
        this.workspace = workspace.name();
        this.bare = isBare(workspace.root());
        this.progressTopic = progressTopic;
    }

    Answers ask() throws InterruptedException {
        GitServiceBlockingStub git = GitServiceGrpc.newBlockingStub(mesh);
        // Not virtual threads: with no AOT cache yet all of them load classes at once, each holding its carrier
        // meanwhile.
        try (ExecutorService threads = Executors.newCachedThreadPool()) {
            Future<Answer<DescribeRepositoryResponse>> repository = Answer.ask(threads, () -> describe(git));
            Future<Answer<SummarizeResponse>> code = Answer.ask(threads, () -> inWorkTree(this::summarize));
            Future<Answer<ScanDependenciesResponse>> dependencies = Answer.ask(threads, () -> inWorkTree(this::scan));
            Future<Answer<ReviewResponse>> review =
                    Answer.ask(threads, inRepository(repository, () -> git.review(review())));
            Future<Answer<SuggestMessageResponse>> message =
                    Answer.ask(threads, inRepository(repository, () -> git.suggestMessage(message())));
            Future<Answer<AssessImpactResponse>> impact =
                    Answer.ask(threads, inRepository(repository, () -> git.assessImpact(impact())));
            Future<Answer<ListProvidersResponse>> models = Answer.ask(
                    threads,
                    () -> new Answer.Given<>(LlmServiceGrpc.newBlockingStub(mesh)
                            .listProviders(ListProvidersRequest.getDefaultInstance())));
            return new Answers(
                    Answer.of(repository),
                    Answer.of(code),
                    Answer.of(review),
                    Answer.of(message),
                    Answer.of(impact),
                    Answer.of(dependencies),
                    Answer.of(models));
        }
    }

    private Answer<DescribeRepositoryResponse> describe(GitServiceBlockingStub git) {
        try {
            return new Answer.Given<>(git.describeRepository(DescribeRepositoryRequest.newBuilder()
                    .setRepository(workspace)
                    .build()));
        } catch (StatusRuntimeException error) {
            if ("NOT_A_REPOSITORY".equals(Faults.reasonOf(error))) {
                return new Answer.NotAsked<>(NO_REPOSITORY);
            }
            throw error;
        }
    }

    /** A question about a change: asked only once it is clear that there is a repository. */
    private static <T extends Message> Callable<Answer<T>> inRepository(
            Future<Answer<DescribeRepositoryResponse>> repository, Supplier<T> question) {
        return () -> {
            Answer<DescribeRepositoryResponse> described = Answer.of(repository);
            return switch (described) {
                case Answer.NotAsked<DescribeRepositoryResponse> none -> new Answer.NotAsked<>(none.why());
                case Answer.Failed<DescribeRepositoryResponse> failed -> new Answer.Failed<>(failed.error());
                case Answer.Given<DescribeRepositoryResponse> _ -> new Answer.Given<>(question.get());
            };
        };
    }

    private <T> Answer<T> inWorkTree(Supplier<T> question) {
        return bare ? new Answer.NotAsked<>(BARE) : new Answer.Given<>(question.get());
    }

    private SummarizeResponse summarize() {
        return CodeServiceGrpc.newBlockingStub(mesh)
                .summarize(SummarizeRequest.newBuilder()
                        .setWorkspace(workspace)
                        .setWorstFunctions(CodeSection.FUNCTIONS_SHOWN)
                        .setProgressTopic(progressTopic)
                        .build());
    }

    private ScanDependenciesResponse scan() {
        return ResearchServiceGrpc.newBlockingStub(mesh)
                .scanDependencies(ScanDependenciesRequest.newBuilder()
                        .setWorkspace(workspace)
                        .build());
    }

    private ReviewRequest review() {
        return ReviewRequest.newBuilder().setRepository(workspace).build();
    }

    private SuggestMessageRequest message() {
        return SuggestMessageRequest.newBuilder().setRepository(workspace).build();
    }

    private AssessImpactRequest impact() {
        return AssessImpactRequest.newBuilder().setRepository(workspace).build();
    }

    private static boolean isBare(Path root) {
        return Files.notExists(root.resolve(".git"))
                && Files.isRegularFile(root.resolve("HEAD"))
                && Files.isDirectory(root.resolve("objects"))
                && Files.isDirectory(root.resolve("refs"));
    }
}
