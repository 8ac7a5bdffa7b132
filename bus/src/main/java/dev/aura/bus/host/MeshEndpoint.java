package dev.aura.bus.host;

import dev.aura.bus.broker.Broker;
import dev.aura.bus.broker.SubscriptionDeletion;
import dev.aura.bus.events.Events;
import dev.aura.bus.events.LinkEvents;
import dev.aura.bus.events.TopicPattern;
import dev.aura.bus.security.Security;
import dev.aura.bus.status.Faults;
import dev.aura.bus.wire.Message;
import dev.aura.proto.bus.v1.Durable;
import dev.aura.proto.bus.v1.EventInfo;
import dev.aura.proto.bus.v1.Frame;
import dev.aura.proto.bus.v1.Guarantee;
import dev.aura.proto.mesh.v1.CreateTokenRequest;
import dev.aura.proto.mesh.v1.CreateTokenResponse;
import dev.aura.proto.mesh.v1.DeleteSubscriptionRequest;
import dev.aura.proto.mesh.v1.DeleteSubscriptionResponse;
import dev.aura.proto.mesh.v1.Event;
import dev.aura.proto.mesh.v1.GetDeadLetterRequest;
import dev.aura.proto.mesh.v1.GetDeadLetterResponse;
import dev.aura.proto.mesh.v1.GetDescriptorsRequest;
import dev.aura.proto.mesh.v1.GetDescriptorsResponse;
import dev.aura.proto.mesh.v1.GetMetersRequest;
import dev.aura.proto.mesh.v1.GetMetersResponse;
import dev.aura.proto.mesh.v1.GetStatusRequest;
import dev.aura.proto.mesh.v1.GetStatusResponse;
import dev.aura.proto.mesh.v1.GetTraceRequest;
import dev.aura.proto.mesh.v1.GetTraceResponse;
import dev.aura.proto.mesh.v1.ListAuditRecordsRequest;
import dev.aura.proto.mesh.v1.ListAuditRecordsResponse;
import dev.aura.proto.mesh.v1.ListDeadLettersRequest;
import dev.aura.proto.mesh.v1.ListDeadLettersResponse;
import dev.aura.proto.mesh.v1.ListServicesRequest;
import dev.aura.proto.mesh.v1.ListServicesResponse;
import dev.aura.proto.mesh.v1.ListSubscriptionsRequest;
import dev.aura.proto.mesh.v1.ListSubscriptionsResponse;
import dev.aura.proto.mesh.v1.ListTokensRequest;
import dev.aura.proto.mesh.v1.ListTokensResponse;
import dev.aura.proto.mesh.v1.ListTracesRequest;
import dev.aura.proto.mesh.v1.ListTracesResponse;
import dev.aura.proto.mesh.v1.MeshServiceGrpc;
import dev.aura.proto.mesh.v1.PublishRequest;
import dev.aura.proto.mesh.v1.PublishResponse;
import dev.aura.proto.mesh.v1.ReplayDeadLettersRequest;
import dev.aura.proto.mesh.v1.ReplayDeadLettersResponse;
import dev.aura.proto.mesh.v1.RevokeTokenRequest;
import dev.aura.proto.mesh.v1.RevokeTokenResponse;
import dev.aura.proto.mesh.v1.ShutdownRequest;
import dev.aura.proto.mesh.v1.ShutdownResponse;
import dev.aura.proto.mesh.v1.SubscribeDurablyRequest;
import dev.aura.proto.mesh.v1.SubscribeDurablyResponse;
import dev.aura.proto.mesh.v1.SubscribeRequest;
import dev.aura.proto.mesh.v1.SubscribeResponse;
import dev.aura.proto.mesh.v1.VerifyAuditRequest;
import dev.aura.proto.mesh.v1.VerifyAuditResponse;
import io.grpc.Status.Code;
import io.grpc.StatusRuntimeException;
import io.grpc.stub.ServerCallStreamObserver;
import io.grpc.stub.StreamObserver;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/** The mesh as a service of itself: what the broker knows, and events. Dead letters come with the journal. */
final class MeshEndpoint extends MeshServiceGrpc.MeshServiceImplBase {

    private final Broker broker;
    private final TraceAnswers traces;
    private final TokenEndpoint tokens;
    private final AuditEndpoint audit;
    private final LinkEvents events;
    private final DeadLetterAnswers letters;
    private final InstantSource clock;
    private final UnaryOperator<GetStatusResponse> completing;
    private final Consumer<Duration> shutdown;
    private final AtomicLong published = new AtomicLong();

    /**
     * @param completing adds to a status what the broker does not know
     * @param shutdown stops the process after the grace given; zero for the configured one
     */
    MeshEndpoint(
            Broker broker,
            Security security,
            LinkEvents events,
            InstantSource clock,
            UnaryOperator<GetStatusResponse> completing,
            Consumer<Duration> shutdown) {
        this.broker = broker;
        this.traces = new TraceAnswers(broker);
        this.tokens = new TokenEndpoint(security.tokens(), clock, broker::lookAtTokens);
        this.audit = new AuditEndpoint(security.audit());
        this.events = events;
        this.letters = new DeadLetterAnswers(broker);
        this.clock = clock;
        this.completing = completing;
        this.shutdown = shutdown;
    }

    @Override
    public void getStatus(GetStatusRequest request, StreamObserver<GetStatusResponse> responses) {
        responses.onNext(completing.apply(broker.status()));
        responses.onCompleted();
    }

    @Override
    public void listServices(ListServicesRequest request, StreamObserver<ListServicesResponse> responses) {
        responses.onNext(broker.services());
        responses.onCompleted();
    }

    @Override
    public void getDescriptors(GetDescriptorsRequest request, StreamObserver<GetDescriptorsResponse> responses) {
        responses.onNext(broker.descriptors(request.getServicesList()));
        responses.onCompleted();
    }

    @Override
    public void getTrace(GetTraceRequest request, StreamObserver<GetTraceResponse> responses) {
        responses.onNext(traces.get(request));
        responses.onCompleted();
    }

    @Override
    public void listTraces(ListTracesRequest request, StreamObserver<ListTracesResponse> responses) {
        responses.onNext(traces.list(request));
        responses.onCompleted();
    }

    @Override
    public void getMeters(GetMetersRequest request, StreamObserver<GetMetersResponse> responses) {
        responses.onNext(broker.meters());
        responses.onCompleted();
    }

    @Override
    public void publish(PublishRequest request, StreamObserver<PublishResponse> responses) {
        if (!TopicPattern.isTopic(request.getTopic())) {
            throw Faults.of(
                    Code.INVALID_ARGUMENT,
                    "BAD_TOPIC",
                    "no topic: " + request.getTopic() + "; use words of letters, digits, - and _ separated by dots");
        }
        String id = UUID.randomUUID().toString();
        Instant now = clock.instant();
        Frame.Builder event = Frame.newBuilder()
                .setKind(Frame.Kind.EVENT)
                .setTopic(request.getTopic())
                .setEvent(EventInfo.newBuilder()
                        .setId(id)
                        .setType(request.getType())
                        .setSequence(published.incrementAndGet())
                        .setPublishedNs(now.getEpochSecond() * 1_000_000_000L + now.getNano()));
        if (request.getGuarantee() == Guarantee.Level.FSYNCED) {
            events.publishDurably(
                            request.getTopic(),
                            event.getEvent(),
                            request.getPayload().toByteArray())
                    .join();
            responses.onNext(PublishResponse.newBuilder()
                    .setId(id)
                    .setGuarantee(Guarantee.Level.FSYNCED)
                    .build());
            responses.onCompleted();
            return;
        }
        int subscribers =
                broker.publish("mesh", Message.of(event, request.getPayload().toByteArray()));
        responses.onNext(PublishResponse.newBuilder()
                .setId(id)
                .setGuarantee(Guarantee.Level.MEMORY)
                .setSubscribers(subscribers)
                .build());
        responses.onCompleted();
    }

    @Override
    public void subscribe(SubscribeRequest request, StreamObserver<SubscribeResponse> responses) {
        if (!request.getDurableName().isEmpty()) {
            throw Faults.of(
                    Code.INVALID_ARGUMENT,
                    "BAD_REQUEST",
                    "durable_name " + request.getDurableName() + ": durable subscriptions have SubscribeDurably");
        }
        ServerCallStreamObserver<SubscribeResponse> call = (ServerCallStreamObserver<SubscribeResponse>) responses;
        // The first response says that the subscription stands, so events wait until it was sent.
        CountDownLatch announced = new CountDownLatch(1);
        Events.Subscription subscription = events.subscribeCounting(request.getPattern(), (event, dropped) -> {
            announced.await();
            if (!call.isCancelled()) {
                call.onNext(SubscribeResponse.newBuilder()
                        .setEvent(event)
                        .setDropped(dropped)
                        .build());
            }
        });
        call.setOnCancelHandler(subscription::close);
        call.onNext(SubscribeResponse.getDefaultInstance());
        announced.countDown();
    }

    @Override
    public void listAuditRecords(ListAuditRecordsRequest request, StreamObserver<ListAuditRecordsResponse> responses) {
        responses.onNext(audit.list(request));
        responses.onCompleted();
    }

    @Override
    public void verifyAudit(VerifyAuditRequest request, StreamObserver<VerifyAuditResponse> responses) {
        responses.onNext(audit.verify());
        responses.onCompleted();
    }

    @Override
    public void createToken(CreateTokenRequest request, StreamObserver<CreateTokenResponse> responses) {
        responses.onNext(tokens.create(request));
        responses.onCompleted();
    }

    @Override
    public void listTokens(ListTokensRequest request, StreamObserver<ListTokensResponse> responses) {
        responses.onNext(tokens.list());
        responses.onCompleted();
    }

    @Override
    public void revokeToken(RevokeTokenRequest request, StreamObserver<RevokeTokenResponse> responses) {
        responses.onNext(tokens.revoke(request));
        responses.onCompleted();
    }

    @Override
    public void subscribeDurably(SubscribeDurablyRequest request, StreamObserver<SubscribeDurablyResponse> responses) {
        ServerCallStreamObserver<SubscribeDurablyResponse> call =
                (ServerCallStreamObserver<SubscribeDurablyResponse>) responses;
        CountDownLatch announced = new CountDownLatch(1);
        LinkEvents.DeliveryHandler handler = new LinkEvents.DeliveryHandler() {
            @Override
            public void accept(Event event, int attempt) throws InterruptedException {
                announced.await();
                if (call.isCancelled()) {
                    // As an interrupt would: the event was not tried and goes to the next subscriber.
                    throw new InterruptedException();
                }
                call.onNext(SubscribeDurablyResponse.newBuilder()
                        .setEvent(event)
                        .setAttempt(attempt)
                        .build());
            }

            @Override
            public void ended(StatusRuntimeException why) {
                call.onError(why);
            }
        };
        Durable durable = request.getDurable().toBuilder()
                .setOwner(CallerInterceptor.caller().name())
                .build();
        Events.Subscription subscription = events.subscribeDurably(request.getPattern(), durable, handler);
        call.setOnCancelHandler(subscription::close);
        call.onNext(SubscribeDurablyResponse.getDefaultInstance());
        announced.countDown();
    }

    @Override
    public void listDeadLetters(ListDeadLettersRequest request, StreamObserver<ListDeadLettersResponse> responses) {
        responses.onNext(letters.list(request));
        responses.onCompleted();
    }

    @Override
    public void getDeadLetter(GetDeadLetterRequest request, StreamObserver<GetDeadLetterResponse> responses) {
        responses.onNext(letters.get(request.getId()));
        responses.onCompleted();
    }

    @Override
    public void replayDeadLetters(
            ReplayDeadLettersRequest request, StreamObserver<ReplayDeadLettersResponse> responses) {
        responses.onNext(letters.replay(request));
        responses.onCompleted();
    }

    @Override
    public void listSubscriptions(
            ListSubscriptionsRequest request, StreamObserver<ListSubscriptionsResponse> responses) {
        responses.onNext(ListSubscriptionsResponse.newBuilder()
                .addAllSubscriptions(broker.subscriptions())
                .build());
        responses.onCompleted();
    }

    @Override
    public void deleteSubscription(
            DeleteSubscriptionRequest request, StreamObserver<DeleteSubscriptionResponse> responses) {
        SubscriptionDeletion deletion =
                new SubscriptionDeletion(request.getName(), CallerInterceptor.caller(), request.getForce());
        responses.onNext(DeleteSubscriptionResponse.newBuilder()
                .setSubscription(DiskAnswers.await(broker.delete(deletion)))
                .build());
        responses.onCompleted();
    }

    @Override
    public void shutdown(ShutdownRequest request, StreamObserver<ShutdownResponse> responses) {
        responses.onNext(ShutdownResponse.newBuilder()
                .setPid(ProcessHandle.current().pid())
                .build());
        responses.onCompleted();
        shutdown.accept(Duration.ofMillis(Math.max(0, request.getGraceMs())));
    }
}
