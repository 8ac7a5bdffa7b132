package dev.aura.cli.registry;

import com.google.protobuf.ByteString;
import com.google.protobuf.Descriptors.Descriptor;
import dev.aura.bus.status.Faults;
import dev.aura.cli.command.Command;
import dev.aura.cli.command.ExitCode;
import dev.aura.cli.command.Session;
import dev.aura.cli.command.Syntax;
import dev.aura.cli.terminal.Words;
import dev.aura.proto.bus.v1.Guarantee;
import dev.aura.proto.mesh.v1.MeshServiceGrpc;
import dev.aura.proto.mesh.v1.PublishRequest;
import dev.aura.proto.mesh.v1.PublishResponse;
import io.grpc.Channel;
import io.grpc.Status;
import java.io.IOException;
import java.time.Duration;

/** {@code aura publish TOPIC}: sends one event. */
public final class PublishCommand implements Command {

    private static final Duration BOUND = Duration.ofSeconds(10);

    @Override
    public Syntax syntax() {
        return Syntax.of("publish", "Sends an event to the subscribers of a topic")
                .required("TOPIC", "words separated by dots, such as build.finished")
                .value("-d/--data", "DATA|@FILE|-", "the payload: text, or JSON where --type is given")
                .value("--type", "NAME", "full name of a message type that a service registered")
                .flag("--fsync", "wait until the event is on the disk, for durable subscriptions");
    }

    @Override
    public ExitCode run(Session session) throws IOException {
        String data = JsonInput.text(session, session.arguments().value("--data"));
        String type = session.arguments().value("--type", "");
        Channel mesh = session.mesh(BOUND);
        PublishResponse response = MeshServiceGrpc.newBlockingStub(mesh)
                .publish(PublishRequest.newBuilder()
                        .setTopic(session.arguments().required(0))
                        .setType(type)
                        .setGuarantee(
                                session.arguments().has("--fsync") ? Guarantee.Level.FSYNCED : Guarantee.Level.MEMORY)
                        .setPayload(type.isEmpty() ? ByteString.copyFromUtf8(data) : message(mesh, type, data))
                        .build());
        session.answer(
                response,
                () -> session.output()
                        .line(
                                response.getGuarantee() == Guarantee.Level.FSYNCED
                                        ? "on the disk as " + response.getId()
                                        : "handed to " + Words.count(response.getSubscribers(), "subscriber")));
        return ExitCode.DONE;
    }

    private static ByteString message(Channel mesh, String type, String json) {
        Descriptors descriptors = Descriptors.of(mesh);
        Descriptor descriptor = descriptors.message(type);
        if (descriptor == null) {
            throw Faults.of(Status.Code.NOT_FOUND, "NO_SUCH_TYPE", "no registered service knows the type " + type);
        }
        return JsonInput.message(json, descriptor, descriptors.registry()).toByteString();
    }
}
