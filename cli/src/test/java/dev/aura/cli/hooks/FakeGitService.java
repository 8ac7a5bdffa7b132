package dev.aura.cli.hooks;

import dev.aura.proto.git.v1.AssessImpactRequest;
import dev.aura.proto.git.v1.AssessImpactResponse;
import dev.aura.proto.git.v1.CheckMessageRequest;
import dev.aura.proto.git.v1.CheckMessageResponse;
import dev.aura.proto.git.v1.GitServiceGrpc;
import dev.aura.proto.git.v1.ReviewRequest;
import dev.aura.proto.git.v1.ReviewResponse;
import dev.aura.proto.git.v1.SuggestMessageRequest;
import dev.aura.proto.git.v1.SuggestMessageResponse;
import io.grpc.stub.StreamObserver;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Stands in for the git service: answers what a test sets, keeps what it was asked. */
final class FakeGitService extends GitServiceGrpc.GitServiceImplBase {

    final List<Object> asked = new CopyOnWriteArrayList<>();
    ReviewResponse review = ReviewResponse.getDefaultInstance();
    SuggestMessageResponse suggestion = SuggestMessageResponse.getDefaultInstance();
    CheckMessageResponse check = CheckMessageResponse.getDefaultInstance();
    boolean silent;

    @Override
    public void review(ReviewRequest request, StreamObserver<ReviewResponse> answer) {
        answer(request, review, answer);
    }

    @Override
    public void suggestMessage(SuggestMessageRequest request, StreamObserver<SuggestMessageResponse> answer) {
        answer(request, suggestion, answer);
    }

    @Override
    public void checkMessage(CheckMessageRequest request, StreamObserver<CheckMessageResponse> answer) {
        answer(request, check, answer);
    }

    @Override
    public void assessImpact(AssessImpactRequest request, StreamObserver<AssessImpactResponse> answer) {
        answer(request, AssessImpactResponse.getDefaultInstance(), answer);
    }

    private <T> void answer(Object request, T response, StreamObserver<T> answer) {
        asked.add(request);
        if (!silent) {
            answer.onNext(response);
            answer.onCompleted();
        }
    }
}
