package dev.aura.cli.registry;

import com.google.protobuf.Descriptors.MethodDescriptor;
import com.google.protobuf.DynamicMessage;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.TypeRegistry;
import com.google.protobuf.util.JsonFormat;
import dev.aura.bus.status.Faults;
import dev.aura.cli.command.Command;
import dev.aura.cli.command.ExitCode;
import dev.aura.cli.command.Session;
import dev.aura.cli.command.Syntax;
import io.grpc.CallOptions;
import io.grpc.Channel;
import io.grpc.MethodDescriptor.MethodType;
import io.grpc.Status;
import io.grpc.protobuf.ProtoUtils;
import io.grpc.stub.ClientCalls;
import java.io.IOException;
import java.time.Duration;
import java.util.Iterator;

/** {@code aura call PKG.SERVICE/METHOD}: any method of any service, JSON in and out; needs no code for either. */
public final class CallCommand implements Command {

    private static final Duration BOUND = Duration.ofMinutes(5);

    @Override
    public Syntax syntax() {
        return Syntax.of("call", "Calls any method of any service, JSON in and out")
                .required("METHOD", "PACKAGE.SERVICE/METHOD, or SERVICE/METHOD; aura services lists them")
                .value("-d/--data", "JSON|@FILE|-", "the request; without it, an empty one")
                .flag("--trace", "show on stderr where the time of the call went")
                .note("aura call CodeService/ListRules -d '{\"language\":\"java\"}'")
                .note("A stream prints one document a line.");
    }

    @Override
    public ExitCode run(Session session) throws IOException {
        String json = JsonInput.text(session, session.arguments().value("--data"));
        Channel mesh = session.mesh(BOUND);
        Descriptors descriptors = Descriptors.of(mesh);
        MethodDescriptor method = descriptors.method(session.arguments().required(0));
        if (method.isClientStreaming()) {
            throw Faults.of(
                    Status.Code.INVALID_ARGUMENT,
                    "CLIENT_STREAMING",
                    method.getFullName() + " takes a stream of requests, which aura call cannot send");
        }
        TypeRegistry types = descriptors.registry();
        DynamicMessage request = JsonInput.message(json, method.getInputType(), types);
        JsonFormat.Printer printer =
                JsonFormat.printer().usingTypeRegistry(types).alwaysPrintFieldsWithNoPresence();
        if (session.arguments().has("--trace")) {
            TracedCall.run(mesh, session.output(), () -> call(mesh, method, request, printer, session));
        } else {
            call(mesh, method, request, printer, session);
        }
        return ExitCode.DONE;
    }

    private static void call(
            Channel mesh, MethodDescriptor method, DynamicMessage request, JsonFormat.Printer printer, Session session)
            throws InvalidProtocolBufferException {
        if (method.isServerStreaming()) {
            stream(mesh, method, request, printer.omittingInsignificantWhitespace(), session);
        } else {
            DynamicMessage response =
                    ClientCalls.blockingUnaryCall(mesh, grpc(method, MethodType.UNARY), CallOptions.DEFAULT, request);
            session.output().line(printer.print(response));
        }
    }

    private static void stream(
            Channel mesh, MethodDescriptor method, DynamicMessage request, JsonFormat.Printer printer, Session session)
            throws InvalidProtocolBufferException {
        Iterator<DynamicMessage> responses = ClientCalls.blockingServerStreamingCall(
                mesh, grpc(method, MethodType.SERVER_STREAMING), CallOptions.DEFAULT, request);
        while (responses.hasNext()) {
            session.output().line(printer.print(responses.next()));
            session.output().flush();
        }
    }

    private static io.grpc.MethodDescriptor<DynamicMessage, DynamicMessage> grpc(
            MethodDescriptor method, MethodType type) {
        return io.grpc.MethodDescriptor.<DynamicMessage, DynamicMessage>newBuilder()
                .setType(type)
                .setFullMethodName(io.grpc.MethodDescriptor.generateFullMethodName(
                        method.getService().getFullName(), method.getName()))
                .setRequestMarshaller(ProtoUtils.marshaller(DynamicMessage.getDefaultInstance(method.getInputType())))
                .setResponseMarshaller(ProtoUtils.marshaller(DynamicMessage.getDefaultInstance(method.getOutputType())))
                .build();
    }
}
