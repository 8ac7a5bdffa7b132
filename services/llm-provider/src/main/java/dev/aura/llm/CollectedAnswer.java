package dev.aura.llm;

import dev.aura.proto.llm.v1.AnswerSource;
import dev.aura.proto.llm.v1.CompleteResponse;
import dev.aura.proto.llm.v1.Usage;
import io.grpc.stub.StreamObserver;

/** An answer that goes out whole. Its size is bounded by what is read from a model server. */
final class CollectedAnswer implements Answer {

    private final StreamObserver<CompleteResponse> call;
    private final CompleteResponse.Builder response = CompleteResponse.newBuilder();
    private final StringBuilder text = new StringBuilder();

    CollectedAnswer(StreamObserver<CompleteResponse> call) {
        this.call = call;
    }

    @Override
    public void begin(AnswerSource source) {
        response.setSource(source);
    }

    @Override
    public void text(String piece) {
        text.append(piece);
    }

    @Override
    public void end(Usage usage) {
        call.onNext(response.setText(text.toString()).setUsage(usage).build());
        call.onCompleted();
    }
}
