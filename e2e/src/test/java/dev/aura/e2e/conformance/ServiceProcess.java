package dev.aura.e2e.conformance;

import dev.aura.bus.host.Aurad;
import dev.aura.bus.host.Daemon;
import dev.aura.bus.host.DaemonContext;
import dev.aura.config.Configuration;
import dev.aura.config.Directories;
import io.grpc.BindableService;
import io.grpc.ForwardingServerCall.SimpleForwardingServerCall;
import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import io.grpc.ServerInterceptors;
import io.grpc.Status;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** Main class of the conformance service in Java. Argument: its daemon name. */
final class ServiceProcess {

    private static final int SLOTS = 4;

    private ServiceProcess() {}

    public static void main(String... arguments) throws InterruptedException {
        try (Aurad aurad = Aurad.servicesOnly(
                List.of(new ConformanceDaemon(arguments[0])),
                Configuration.of(Map.of()),
                Directories.fromEnvironment(System.getenv()),
                "1.0")) {
            aurad.awaitStop(Duration.ofMinutes(5));
        }
    }

    private record ConformanceDaemon(String name) implements Daemon {

        @Override
        public Running start(DaemonContext context) {
            BindableService service = () -> ServerInterceptors.intercept(new ConformanceService(), new GiveBack());
            return new Running() {
                @Override
                public List<BindableService> services() {
                    return List.of(service);
                }

                @Override
                public int slots() {
                    return SLOTS;
                }

                @Override
                public void close() {}
            };
        }
    }

    /** Sends metadata whose key starts with {@code echo-} back, as headers and as trailers. */
    private static final class GiveBack implements ServerInterceptor {

        @Override
        public <Q, R> ServerCall.Listener<Q> interceptCall(
                ServerCall<Q, R> call, Metadata headers, ServerCallHandler<Q, R> next) {
            Metadata back = new Metadata();
            back.merge(headers);
            for (String key : headers.keys()) {
                if (!key.startsWith("echo-")) {
                    back.discardAll(key(key));
                }
            }
            return next.startCall(
                    new SimpleForwardingServerCall<>(call) {
                        @Override
                        public void sendHeaders(Metadata own) {
                            own.merge(back);
                            super.sendHeaders(own);
                        }

                        @Override
                        public void close(Status status, Metadata trailers) {
                            trailers.merge(back);
                            super.close(status, trailers);
                        }
                    },
                    headers);
        }

        private static Metadata.Key<?> key(String name) {
            return name.endsWith("-bin")
                    ? Metadata.Key.of(name, Metadata.BINARY_BYTE_MARSHALLER)
                    : Metadata.Key.of(name, Metadata.ASCII_STRING_MARSHALLER);
        }
    }
}
