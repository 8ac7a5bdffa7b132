package dev.aura.cli;

import com.google.protobuf.Message;
import com.google.protobuf.TextFormat;
import dev.aura.bus.status.Faults;
import io.grpc.BindableService;
import io.grpc.MethodDescriptor;
import io.grpc.ServerCallHandler;
import io.grpc.ServerServiceDefinition;
import io.grpc.ServiceDescriptor;
import io.grpc.Status;
import io.grpc.protobuf.ProtoMethodDescriptorSupplier;
import io.grpc.stub.ServerCalls;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * A service that answers each of its real methods with what a test says, and remembers what it was asked. A method without an
 * answer is UNIMPLEMENTED.
 */
final class Fakes implements BindableService {

    private final ServiceDescriptor service;
    private final Map<String, Object> answers = new HashMap<>();
    private final List<Message> asked = new CopyOnWriteArrayList<>();

    private Fakes(ServiceDescriptor service) {
        this.service = service;
    }

    static Fakes of(ServiceDescriptor service) {
        return new Fakes(service);
    }

    Fakes answers(String method, Message... responses) {
        answers.put(method, List.of(responses));
        return this;
    }

    Fakes fails(String method, Status.Code code, String reason, String message) {
        answers.put(method, Faults.of(code, reason, message));
        return this;
    }

    <T extends Message> T asked(Class<T> type) {
        return asked.stream()
                .filter(type::isInstance)
                .map(type::cast)
                .findFirst()
                .orElseThrow(() -> new AssertionError("nobody asked " + type.getSimpleName() + " but " + asked));
    }

    /** A message in protobuf's text format. */
    @SuppressWarnings("unchecked")
    static <T extends Message> T message(T type, String text) {
        Message.Builder builder = type.newBuilderForType();
        try {
            TextFormat.merge(text, builder);
        } catch (TextFormat.ParseException e) {
            throw new IllegalArgumentException(e);
        }
        return (T) builder.build();
    }

    @Override
    @SuppressWarnings("unchecked")
    public ServerServiceDefinition bindService() {
        ServerServiceDefinition.Builder definition = ServerServiceDefinition.builder(service);
        for (MethodDescriptor<?, ?> method : service.getMethods()) {
            definition.addMethod((MethodDescriptor<Message, Message>) method, handler(method));
        }
        return definition.build();
    }

    private ServerCallHandler<Message, Message> handler(MethodDescriptor<?, ?> method) {
        String name = String.valueOf(method.getBareMethodName());
        assert method.getSchemaDescriptor() instanceof ProtoMethodDescriptorSupplier;
        return ServerCalls.asyncServerStreamingCall((request, observer) -> {
            asked.add(request);
            switch (answers.get(name)) {
                case null -> observer.onError(Status.UNIMPLEMENTED.asRuntimeException());
                case RuntimeException error -> observer.onError(error);
                case List<?> responses -> {
                    new ArrayList<>(responses).forEach(response -> observer.onNext((Message) response));
                    observer.onCompleted();
                }
                case Object other -> throw new IllegalStateException("answer " + other);
            }
        });
    }
}
