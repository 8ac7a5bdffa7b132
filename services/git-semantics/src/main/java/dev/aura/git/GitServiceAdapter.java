package dev.aura.git;

import dev.aura.bus.status.Faults;
import dev.aura.config.Configuration;
import dev.aura.git.change.ChangeResolver;
import dev.aura.git.change.ContentLoader;
import dev.aura.git.change.LoadedChange;
import dev.aura.git.code.CodeAnswers;
import dev.aura.git.code.CodeClient;
import dev.aura.git.impact.ImpactAssessment;
import dev.aura.git.message.BranchSuggestion;
import dev.aura.git.message.CommentLines;
import dev.aura.git.message.MessageCheck;
import dev.aura.git.message.MessageSuggestion;
import dev.aura.git.message.ModelPhrasing;
import dev.aura.git.repository.GitProcess;
import dev.aura.git.repository.OpenRepository;
import dev.aura.git.repository.Repositories;
import dev.aura.git.repository.RepositoryDescriber;
import dev.aura.git.review.ChangeReview;
import dev.aura.proto.git.v1.AssessImpactRequest;
import dev.aura.proto.git.v1.AssessImpactResponse;
import dev.aura.proto.git.v1.Change;
import dev.aura.proto.git.v1.CheckMessageRequest;
import dev.aura.proto.git.v1.CheckMessageResponse;
import dev.aura.proto.git.v1.DescribeDiffRequest;
import dev.aura.proto.git.v1.DescribeDiffResponse;
import dev.aura.proto.git.v1.DescribeRepositoryRequest;
import dev.aura.proto.git.v1.DescribeRepositoryResponse;
import dev.aura.proto.git.v1.GitServiceGrpc;
import dev.aura.proto.git.v1.ReviewRequest;
import dev.aura.proto.git.v1.ReviewResponse;
import dev.aura.proto.git.v1.SuggestBranchRequest;
import dev.aura.proto.git.v1.SuggestBranchResponse;
import dev.aura.proto.git.v1.SuggestMessageRequest;
import dev.aura.proto.git.v1.SuggestMessageResponse;
import io.grpc.Channel;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.stub.StreamObserver;
import java.io.IOException;
import java.util.Set;

/** Serves {@code aura.git.v1.GitService}. Each method opens a repository, answers, and closes it. */
public final class GitServiceAdapter extends GitServiceGrpc.GitServiceImplBase {

    private static final int MESSAGE_BYTES_MAX = 1 << 20;
    private static final int TEXT_MAX = 10_000;
    private static final long BATCH_BYTES_MAX = 8 << 20;

    private final Repositories repositories;
    private final ContentLoader loader;
    private final int renameLimit;
    private final int fileBytesMax;
    private final CodeClient code;
    private final MessageSuggestion messages;
    private final MessageCheck check;
    private final ImpactAssessment impact;

    private GitServiceAdapter(Channel mesh, Configuration configuration) {
        this.repositories = new Repositories(
                new GitProcess(configuration.get(GitKeys.PROCESS_TIMEOUT), configuration.get(GitKeys.OUTPUT_BYTES_MAX)),
                configuration.get(GitKeys.WINDOW_CACHE_BYTES));
        this.renameLimit = configuration.get(GitKeys.RENAME_LIMIT);
        this.fileBytesMax = configuration.get(GitKeys.FILE_BYTES_MAX);
        this.loader = new ContentLoader(new ContentLoader.Bounds(
                configuration.get(GitKeys.FILES_MAX), fileBytesMax, configuration.get(GitKeys.CHANGE_BYTES_MAX)));
        this.code = new CodeClient(mesh, configuration.get(GitKeys.CODE_TIMEOUT), BATCH_BYTES_MAX);
        this.messages = new MessageSuggestion(code, new ModelPhrasing(mesh, configuration.get(GitKeys.MODEL_TIMEOUT)));
        this.check = new MessageCheck(
                Set.of(configuration.get(GitKeys.MESSAGE_TYPES).strip().split("\\s*,\\s*", -1)),
                configuration.get(GitKeys.HEADER_MAX));
        this.impact = new ImpactAssessment(
                code, configuration.get(GitKeys.HISTORY_COMMITS_MAX), configuration.get(GitKeys.HISTORY_TIME));
    }

    /** The service over a mesh, such as one in process. */
    public static GitServiceAdapter of(Channel mesh, Configuration configuration) {
        return new GitServiceAdapter(mesh, configuration);
    }

    @Override
    public void describeRepository(
            DescribeRepositoryRequest request, StreamObserver<DescribeRepositoryResponse> observer) {
        answer(observer, request.getRepository(), RepositoryDescriber::describe);
    }

    @Override
    public void suggestMessage(SuggestMessageRequest request, StreamObserver<SuggestMessageResponse> observer) {
        answer(
                observer,
                request.getRepository(),
                repository ->
                        messages.suggest(repository, load(repository, request.getChange()), request.getUseModel()));
    }

    @Override
    public void checkMessage(CheckMessageRequest request, StreamObserver<CheckMessageResponse> observer) {
        if (request.getMessage().length() > MESSAGE_BYTES_MAX) {
            observer.onError(Faults.of(
                    Status.Code.INVALID_ARGUMENT,
                    "MESSAGE_TOO_LARGE",
                    "message: " + request.getMessage().length() + " characters; at most " + MESSAGE_BYTES_MAX));
        } else if (request.getRepository().isEmpty()) {
            observer.onNext(check.check(request.getMessage(), CommentLines.DEFAULT));
            observer.onCompleted();
        } else {
            answer(
                    observer,
                    request.getRepository(),
                    repository -> check.check(
                            request.getMessage(),
                            CommentLines.of(
                                    repository.git(), repository.location().root())));
        }
    }

    @Override
    public void suggestBranch(SuggestBranchRequest request, StreamObserver<SuggestBranchResponse> observer) {
        answer(observer, request.getRepository(), repository -> {
            String text = request.getText();
            if (text.length() > TEXT_MAX) {
                throw Faults.of(
                        Status.Code.INVALID_ARGUMENT,
                        "TEXT_TOO_LARGE",
                        "text: " + text.length() + " characters; at most " + TEXT_MAX);
            }
            return text.isBlank()
                    ? BranchSuggestion.of(repository, messages.summarize(repository, nonEmpty(repository, request)))
                    : BranchSuggestion.of(repository, text);
        });
    }

    private LoadedChange nonEmpty(OpenRepository repository, SuggestBranchRequest request) throws IOException {
        LoadedChange change = load(repository, request.getChange());
        if (change.files().isEmpty()) {
            throw Faults.of(
                    Status.Code.FAILED_PRECONDITION,
                    "NOTHING_CHANGED",
                    "nothing differs in " + repository.location().root() + "; give a text to name the branch after");
        }
        return change;
    }

    @Override
    public void describeDiff(DescribeDiffRequest request, StreamObserver<DescribeDiffResponse> observer) {
        answer(observer, request.getRepository(), repository -> {
            LoadedChange change = load(repository, request.getChange());
            CodeAnswers.Diffs diffs = code.diff(change);
            return DescribeDiffResponse.newBuilder()
                    .setChange(change.resolved())
                    .addAllFiles(change.descriptions())
                    .addAllEntities(diffs.files())
                    .setCoverage(diffs.coverage().of(change))
                    .build();
        });
    }

    @Override
    public void review(ReviewRequest request, StreamObserver<ReviewResponse> observer) {
        answer(
                observer,
                request.getRepository(),
                repository -> new ChangeReview(code).review(load(repository, request.getChange())));
    }

    @Override
    public void assessImpact(AssessImpactRequest request, StreamObserver<AssessImpactResponse> observer) {
        answer(
                observer,
                request.getRepository(),
                repository -> impact.assess(
                        repository, load(repository, request.getChange()), request.getHistoryCommitsMax()));
    }

    private LoadedChange load(OpenRepository repository, Change change) throws IOException {
        ChangeResolver resolver = new ChangeResolver(repository, renameLimit, fileBytesMax);
        return loader.load(repository, resolver.resolve(change));
    }

    /** Work on an open repository. */
    private interface Work<R> {
        R on(OpenRepository repository) throws IOException;
    }

    private <R> void answer(StreamObserver<R> observer, String path, Work<R> work) {
        R response;
        try (OpenRepository repository = repositories.open(path)) {
            response = work.on(repository);
        } catch (StatusRuntimeException e) {
            observer.onError(e);
            return;
        } catch (IOException | RuntimeException e) {
            observer.onError(Faults.of(
                    Status.Code.INTERNAL, "GIT_FAILED", "the repository at " + path + " could not be read: " + e, e));
            return;
        }
        observer.onNext(response);
        observer.onCompleted();
    }
}
