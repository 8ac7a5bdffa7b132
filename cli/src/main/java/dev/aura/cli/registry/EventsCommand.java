package dev.aura.cli.registry;

import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.DynamicMessage;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.util.JsonFormat;
import dev.aura.bus.events.Events;
import dev.aura.cli.command.Command;
import dev.aura.cli.command.ExitCode;
import dev.aura.cli.command.Session;
import dev.aura.cli.command.Syntax;
import dev.aura.cli.terminal.Json;
import dev.aura.cli.terminal.Output;
import dev.aura.proto.mesh.v1.Event;
import dev.aura.proto.mesh.v1.MeshServiceGrpc;
import dev.aura.proto.mesh.v1.SubscribeRequest;
import dev.aura.proto.mesh.v1.SubscribeResponse;
import io.grpc.Channel;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Iterator;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;

/** {@code aura events [PATTERN] [--durable NAME]}: events as they come, until interrupted. */
public final class EventsCommand implements Command {

    private static final Duration DESCRIPTORS = Duration.ofSeconds(10);

    @Override
    public Syntax syntax() {
        return Syntax.of("events", "Shows events as they come, until interrupted")
                .optional("PATTERN", "topics; * stands for one word, > at the end for the rest (default: >)")
                .value("--count", "N", "end after so many events")
                .value("--durable", "NAME", "go on where the subscription of this name stands; make it the first time");
    }

    @Override
    public ExitCode run(Session session) {
        String typed = session.arguments().word(0);
        int left = session.arguments().count("--count", Integer.MAX_VALUE);
        Descriptors descriptors = Descriptors.of(session.mesh(DESCRIPTORS));
        Channel unbounded =
                session.options().timeout() == null ? session.connection().channel() : session.mesh(DESCRIPTORS);
        String pattern = typed == null ? ">" : typed;
        String durable = session.arguments().value("--durable");
        return durable == null
                ? showPassing(session, unbounded, pattern, left, descriptors)
                : showDurable(session, pattern, durable, left, descriptors);
    }

    private static ExitCode showDurable(
            Session session, String pattern, String name, int count, Descriptors descriptors) {
        CountDownLatch left = new CountDownLatch(count);
        try (Events.Subscription subscription = session.connection().subscribeDurably(name, pattern, event -> {
            print(event, descriptors, session.output());
            left.countDown();
        })) {
            assert subscription != null;
            left.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return ExitCode.DONE;
    }

    private static ExitCode showPassing(
            Session session, Channel mesh, String pattern, int count, Descriptors descriptors) {
        Iterator<SubscribeResponse> responses = MeshServiceGrpc.newBlockingStub(mesh)
                .subscribe(SubscribeRequest.newBuilder().setPattern(pattern).build());
        int left = count;
        while (left > 0 && responses.hasNext()) {
            SubscribeResponse response = responses.next();
            if (response.getDropped() > 0) {
                session.output().warning(response.getDropped() + " events were dropped because this reader is slow");
            }
            if (response.hasEvent()) {
                print(response.getEvent(), descriptors, session.output());
                left--;
            }
        }
        return ExitCode.DONE;
    }

    private static void print(Event event, Descriptors descriptors, Output output) {
        if (output.isJson()) {
            output.line(Json.line(event));
        } else {
            String time = DateTimeFormatter.ofPattern("HH:mm:ss.SSS")
                    .withZone(ZoneId.systemDefault())
                    .format(Instant.ofEpochSecond(
                            event.getPublishedAt().getSeconds(),
                            event.getPublishedAt().getNanos()));
            output.line(output.style().dim(time) + "  " + output.style().bold(event.getTopic()) + "  "
                    + payload(event, descriptors.message(event.getType())));
        }
        output.flush();
    }

    private static String payload(Event event, @Nullable Descriptor type) {
        if (type != null) {
            try {
                return JsonFormat.printer()
                        .omittingInsignificantWhitespace()
                        .print(DynamicMessage.parseFrom(type, event.getPayload()));
            } catch (InvalidProtocolBufferException notOfThatType) {
                // shown as bytes below
            }
        }
        return event.getPayload().isValidUtf8()
                ? event.getPayload().toStringUtf8()
                : event.getPayload().size() + " bytes";
    }
}
