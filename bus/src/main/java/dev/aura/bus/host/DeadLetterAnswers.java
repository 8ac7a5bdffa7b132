package dev.aura.bus.host;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Timestamp;
import dev.aura.bus.broker.Broker;
import dev.aura.bus.durable.DeadLetter;
import dev.aura.bus.events.TopicPattern;
import dev.aura.bus.status.Faults;
import dev.aura.proto.bus.v1.EventInfo;
import dev.aura.proto.bus.v1.Frame;
import dev.aura.proto.mesh.v1.Event;
import dev.aura.proto.mesh.v1.GetDeadLetterResponse;
import dev.aura.proto.mesh.v1.ListDeadLettersRequest;
import dev.aura.proto.mesh.v1.ListDeadLettersResponse;
import dev.aura.proto.mesh.v1.ReplayDeadLettersRequest;
import dev.aura.proto.mesh.v1.ReplayDeadLettersResponse;
import io.grpc.Status.Code;
import java.util.List;

/** What the mesh says of events that were given up. */
final class DeadLetterAnswers {

    private static final int LISTED = 100;
    private static final long NANOS_PER_SECOND = 1_000_000_000;

    private final Broker broker;

    DeadLetterAnswers(Broker broker) {
        this.broker = broker;
    }

    ListDeadLettersResponse list(ListDeadLettersRequest request) {
        String pattern = request.getPattern().isEmpty() ? ">" : request.getPattern();
        if (!TopicPattern.isPattern(pattern)) {
            throw Faults.of(Code.INVALID_ARGUMENT, "BAD_TOPIC", "no topic pattern: " + pattern);
        }
        TopicPattern wanted = TopicPattern.of(pattern);
        List<DeadLetter> matching = broker.deadLetters().stream()
                .filter(letter -> wanted.matches(letter.event().topic()))
                .toList();
        int limit = request.getLimit() == 0 ? LISTED : request.getLimit();
        ListDeadLettersResponse.Builder response =
                ListDeadLettersResponse.newBuilder().setTotal(matching.size());
        matching.stream().limit(Math.max(0, limit)).forEach(letter -> response.addDeadLetters(toProto(letter)));
        return response.build();
    }

    GetDeadLetterResponse get(String eventId) {
        List<DeadLetter> letters = broker.deadLetters(eventId);
        if (letters.isEmpty()) {
            throw Faults.of(
                    Code.NOT_FOUND, "NO_DEAD_LETTER", "no dead letter " + eventId + "; see aura deadletters list");
        }
        return GetDeadLetterResponse.newBuilder()
                .setDeadLetter(toProto(letters.getFirst()))
                .build();
    }

    ReplayDeadLettersResponse replay(ReplayDeadLettersRequest request) {
        if (request.getAll() == (request.getIdsCount() > 0)) {
            throw Faults.of(Code.INVALID_ARGUMENT, "BAD_REQUEST", "name ids, or ask for all of them");
        }
        List<String> ids = request.getAll()
                ? broker.deadLetters().stream()
                        .map(letter -> letter.event().id())
                        .distinct()
                        .toList()
                : request.getIdsList();
        return ReplayDeadLettersResponse.newBuilder()
                .setReplayed(DiskAnswers.await(broker.replay(ids)))
                .build();
    }

    private static dev.aura.proto.mesh.v1.DeadLetter toProto(DeadLetter letter) {
        Frame header = header(letter);
        EventInfo info = header.getEvent();
        return dev.aura.proto.mesh.v1.DeadLetter.newBuilder()
                .setId(letter.event().id())
                .setDurableName(letter.subscription())
                .setAttempts(letter.attempts())
                .setLastError(letter.error())
                .setEvent(Event.newBuilder()
                        .setTopic(letter.event().topic())
                        .setId(letter.event().id())
                        .setType(info.getType())
                        .setPayload(ByteString.copyFrom(letter.event().payload()))
                        .setPublisher(letter.event().publisher())
                        .setSequence(info.getSequence())
                        .setPublishedAt(Timestamp.newBuilder()
                                .setSeconds(info.getPublishedNs() / NANOS_PER_SECOND)
                                .setNanos((int) (info.getPublishedNs() % NANOS_PER_SECOND))))
                .build();
    }

    private static Frame header(DeadLetter letter) {
        try {
            return Frame.parseFrom(letter.event().header());
        } catch (InvalidProtocolBufferException e) {
            return Frame.getDefaultInstance();
        }
    }
}
