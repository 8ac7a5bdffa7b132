package dev.aura.bench.bus;

import com.google.protobuf.ByteString;
import dev.aura.bus.client.MeshClient;
import dev.aura.bus.host.Aurad;
import dev.aura.config.Configuration;
import dev.aura.config.Directories;
import dev.aura.proto.mesh.v1.PublishRequest;
import io.grpc.CallOptions;
import io.grpc.StatusRuntimeException;
import io.grpc.stub.ClientCalls;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;

/** A process to be stopped. Shows life with events, so that others see from outside whether it is back. */
public final class FaultPeer {

    /** Told by the client when calls were answered. */
    static final String CLIENT_WORKS = "back.client";

    /** Sent back by the subscriber for each ping, with its payload. */
    static final String SUBSCRIBER_HEARD = "back.subscriber";

    static final String PING = "fault.ping";
    static final String FLOOD = "fault.flood";

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final int CALLERS = 32;
    private static final int CALL_BYTES = 64 << 10;

    private FaultPeer() {}

    enum Role {
        SERVICE,
        SUBSCRIBER,
        CLIENT,
        /** Makes one call and waits for its answer. */
        SINGLE_CALL
    }

    public static void main(String... arguments) throws InterruptedException {
        Directories directories = Directories.fromEnvironment(System.getenv());
        if (Role.valueOf(arguments[0]) == Role.SERVICE) {
            try (Aurad aurad = Aurad.servicesOnly(
                    List.of(new EchoDaemon("echo", new AtomicReference<>())),
                    Configuration.of(Map.of()),
                    directories,
                    "bench")) {
                boolean stopped = aurad.awaitStop(Duration.ofDays(1));
                assert stopped : "it is killed, or asked to stop";
            }
            return;
        }
        try (MeshClient client =
                MeshClient.connectAsOwner(directories.runtime(), directories.state(), "fault-peer", PATIENCE)) {
            switch (Role.valueOf(arguments[0])) {
                case SUBSCRIBER -> subscribe(client);
                case CLIENT -> call(client);
                case SINGLE_CALL -> callOnce(client);
                case SERVICE -> throw new IllegalStateException("it is served above");
            }
        }
    }

    private static void callOnce(MeshClient client) {
        PublishRequest answer = ClientCalls.blockingUnaryCall(
                client.channel(), BenchEcho.ECHO, CallOptions.DEFAULT, PublishRequest.getDefaultInstance());
        throw new IllegalStateException("it is killed before it is answered " + answer);
    }

    private static void subscribe(MeshClient client) throws InterruptedException {
        var subscription = client.events().subscribe("fault.>", event -> {
            if (event.getTopic().equals(PING)) {
                client.events().publish(SUBSCRIBER_HEARD, message(event.getPayload()));
            }
        });
        TimeUnit.DAYS.sleep(1);
        subscription.close();
    }

    private static void call(MeshClient client) throws InterruptedException {
        PublishRequest request = message(ByteString.copyFrom(new byte[CALL_BYTES]));
        for (int i = 0; i < CALLERS; i++) {
            Thread.ofPlatform().daemon().start(() -> callForever(client, request));
        }
        TimeUnit.DAYS.sleep(1);
    }

    private static void callForever(MeshClient client, PublishRequest request) {
        while (true) {
            try {
                PublishRequest answer = ClientCalls.blockingUnaryCall(
                        client.channel(),
                        BenchEcho.ECHO,
                        CallOptions.DEFAULT.withDeadlineAfter(Duration.ofSeconds(2)),
                        request);
                assert answer.equals(request);
                client.events().publish(CLIENT_WORKS, PublishRequest.getDefaultInstance());
            } catch (StatusRuntimeException e) {
                // It was stopped, or its answer was; it goes on.
                Thread.onSpinWait();
            }
        }
    }

    static PublishRequest message(ByteString payload) {
        return PublishRequest.newBuilder().setPayload(payload).build();
    }
}
