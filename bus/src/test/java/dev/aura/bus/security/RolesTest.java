package dev.aura.bus.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.BytesValue;
import dev.aura.bus.client.MeshCallOptions;
import dev.aura.bus.client.MeshClient;
import dev.aura.bus.host.ServiceHost;
import dev.aura.bus.link.Link;
import dev.aura.bus.link.LinkConfig;
import dev.aura.bus.status.Faults;
import dev.aura.bus.testing.Echo;
import dev.aura.bus.testing.EchoDaemon;
import dev.aura.bus.testing.EchoService;
import dev.aura.bus.testing.TestMesh;
import dev.aura.proto.bus.v1.Access.Role;
import dev.aura.proto.bus.v1.OnBehalf;
import dev.aura.proto.mesh.v1.CreateTokenRequest;
import dev.aura.proto.mesh.v1.ListServicesRequest;
import dev.aura.proto.mesh.v1.ListServicesResponse;
import dev.aura.proto.mesh.v1.MeshServiceGrpc;
import io.grpc.CallOptions;
import io.grpc.Channel;
import io.grpc.MethodDescriptor;
import io.grpc.Status;
import io.grpc.protobuf.ProtoUtils;
import io.grpc.stub.ClientCalls;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class RolesTest {

    private static final List<Role> ROLES = List.of(Role.VIEWER, Role.DEVELOPER, Role.ADMIN);

    private TestMesh mesh;
    private MeshClient admin;
    private final Map<Role, Path> tokens = new EnumMap<>(Role.class);

    @BeforeEach
    void start() {
        mesh = TestMesh.start(new EchoDaemon(new EchoService()));
        admin = mesh.connect();
        for (Role role : ROLES) {
            tokens.put(
                    role,
                    Path.of(service(admin.channel())
                            .createToken(CreateTokenRequest.newBuilder()
                                    .setName("of-" + role.getNumber())
                                    .setRole(role)
                                    .build())
                            .getPath()));
        }
    }

    @AfterEach
    void stop() {
        admin.close();
        mesh.close();
    }

    /** Role × method, over all methods that are registered; the echo service says nothing about roles and so needs ADMIN. */
    @Test
    void letsEachRoleCallWhatItsMethodsAskForAndNothingElse() {
        ListServicesResponse registry = service(admin.channel()).listServices(ListServicesRequest.getDefaultInstance());
        assertThat(registry.getServicesList()).hasSize(2);
        assertThat(registry.getServicesList().getLast().getName()).isEqualTo(Echo.SERVICE);
        assertThat(registry.getServicesList().getLast().getMethodsList())
                .extracting(ListServicesResponse.Method::getRole)
                .as("a method that names no role")
                .containsOnly(Role.ADMIN);
        for (Role role : ROLES) {
            try (MeshClient client = connect(role)) {
                for (ListServicesResponse.ServiceEntry entry : registry.getServicesList()) {
                    for (ListServicesResponse.Method method : entry.getMethodsList()) {
                        if (method.getName().equals("Shutdown") && role == Role.ADMIN) {
                            continue;
                        }
                        boolean isAllowed = role.compareTo(method.getRole()) >= 0;
                        assertThat(reasonOf(client, entry.getName() + "/" + method.getName()))
                                .as("%s calls %s/%s", role, entry.getName(), method.getName())
                                .matches(reason -> isAllowed != reason.equals("ROLE"));
                    }
                }
            }
        }
    }

    @Test
    void letsACallerOnBehalfOfSomebodyDoNoMoreThanThatOne() {
        assertThat(onBehalf(admin, OnBehalf.newBuilder().setRole(Role.DEVELOPER.getNumber())))
                .isEqualTo("ROLE");
        assertThat(onBehalf(admin, OnBehalf.newBuilder())).isEqualTo("ROLE");
        assertThat(onBehalf(admin, OnBehalf.newBuilder().setToken(TokenFile.read(token(Role.VIEWER)))))
                .isEqualTo("ROLE");
        assertThat(onBehalf(admin, OnBehalf.newBuilder().setToken(TokenFile.read(token(Role.ADMIN)))))
                .isEmpty();
        assertThat(onBehalf(admin, OnBehalf.newBuilder().setToken(com.google.protobuf.ByteString.copyFromUtf8("x"))))
                .isEqualTo("BAD_TOKEN");
    }

    @Test
    void lendsNoRightsToACallerOnBehalfOfSomebodyMightier() {
        try (MeshClient viewer = connect(Role.VIEWER)) {
            assertThat(onBehalf(viewer, OnBehalf.newBuilder().setRole(Role.ADMIN.getNumber())))
                    .isEqualTo("ROLE");
            assertThat(onBehalf(viewer, OnBehalf.newBuilder().setToken(TokenFile.read(token(Role.ADMIN)))))
                    .isEqualTo("ROLE");
        }
    }

    @Test
    void letsOnlyDevelopersPublish() {
        try (MeshClient viewer = connect(Role.VIEWER);
                MeshClient developer = connect(Role.DEVELOPER)) {
            assertThatThrownBy(() -> publish(viewer)).hasMessageContaining("role developer");
            publish(developer);
        }
    }

    @Test
    void letsNobodyServeInTheNameOfTheMesh() {
        assertRegistrationRefused(Role.ADMIN, new MeshServiceGrpc.MeshServiceImplBase() {});
        assertRegistrationRefused(Role.VIEWER, new EchoService());
    }

    private void assertRegistrationRefused(Role role, io.grpc.BindableService service) {
        try (Link link = Link.open(LinkConfig.ipc(mesh.socket(), "impostor", token(role)))) {
            link.awaitUp(TestMesh.PATIENCE);
            var registered = ServiceHost.serve(link, "impostor", "1", List.of(service), 1);
            assertThat(registered.completeOnTimeout(null, 300, TimeUnit.MILLISECONDS))
                    .isNotNull();
            assertThat(
                            service(admin.channel())
                                    .listServices(ListServicesRequest.getDefaultInstance())
                                    .getServicesList()
                                    .stream()
                                    .flatMap(entry -> entry.getInstancesList().stream())
                                    .filter(instance -> instance.getId().startsWith("impostor")))
                    .isEmpty();
        }
    }

    private Path token(Role role) {
        return Objects.requireNonNull(tokens.get(role));
    }

    private static String reasonOf(MeshClient client, String method) {
        return call(client.channel(), method, CallOptions.DEFAULT);
    }

    private static String onBehalf(MeshClient client, OnBehalf.Builder whom) {
        CallOptions options = CallOptions.DEFAULT.withOption(MeshCallOptions.ON_BEHALF, whom.build());
        return call(client.channel(), Echo.ECHO.getFullMethodName(), options);
    }

    /** The reason that a call is refused with; empty where it was let through, whatever came of it. */
    private static String call(Channel channel, String name, CallOptions options) {
        MethodDescriptor<BytesValue, BytesValue> method = Echo.ECHO.toBuilder()
                .setFullMethodName(name)
                .setResponseMarshaller(ProtoUtils.marshaller(BytesValue.getDefaultInstance()))
                .build();
        try {
            ClientCalls.blockingUnaryCall(
                    channel,
                    method,
                    options.withDeadlineAfter(300, TimeUnit.MILLISECONDS),
                    BytesValue.getDefaultInstance());
            return "";
        } catch (RuntimeException e) {
            Status.Code code = Status.fromThrowable(e).getCode();
            String reason = Faults.reasonOf(e);
            boolean refused = code == Status.Code.PERMISSION_DENIED || code == Status.Code.UNAUTHENTICATED;
            return refused && reason != null ? reason : "";
        }
    }

    private static void publish(MeshClient client) {
        service(client.channel())
                .publish(dev.aura.proto.mesh.v1.PublishRequest.newBuilder()
                        .setTopic("a.b")
                        .build());
    }

    private static MeshServiceGrpc.MeshServiceBlockingStub service(Channel channel) {
        return MeshServiceGrpc.newBlockingStub(channel);
    }

    private MeshClient connect(Role role) {
        return MeshClient.connect(mesh.socket(), "test", token(role), TestMesh.PATIENCE);
    }
}
